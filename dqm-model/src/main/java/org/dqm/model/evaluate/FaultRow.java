package org.dqm.model.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dqm.model.simulate.Course;
import org.dqm.model.simulate.FaultKind;
import org.dqm.model.simulate.FaultShape;

/**
 * A row of the table: one kind of fault, planted at many places.
 *
 * @param side of a block in bins, 1 for everything else
 * @param factor on the expected hits; 1 if exchanged, the value of the bit if stuck
 */
public record FaultRow(FaultKind kind, FaultShape shape, int side, double factor, Setting setting) {
    private static final double[] COLD = {0.2, 0.5, 0.8};
    private static final double[] HOT = {1.5, 2, 3, 5, 100};
    private static final int[] BLOCKS = {2, 5};
    private static final double[] BITS = {64, 1024};

    FaultRow(FaultKind kind, FaultShape shape, int side, double factor) {
        this(kind, shape, side, factor, Setting.PLAIN);
    }

    /**
     * All rows of the issue: every shape, dead, cold and hot by every factor; exchanged units, stuck bits; bins that
     * flicker, grow or begin with the run; 5×5 at a fixed place.
     */
    static List<FaultRow> all() {
        return Stream.of(
                        Arrays.stream(FaultShape.values()).flatMap(FaultRow::ofShape),
                        Stream.of(FaultShape.MODULE, FaultShape.SUPERMODULE)
                                .map(shape -> new FaultRow(FaultKind.EXCHANGED, shape, 1, 1)),
                        Arrays.stream(BITS).mapToObj(bit -> new FaultRow(FaultKind.STUCK, FaultShape.BIN, 1, bit)),
                        Stream.of(Setting.FLICKERING, Setting.GROWING, Setting.FROM_START)
                                .flatMap(setting -> everyKind(FaultShape.BIN, 1, setting)),
                        everyKind(FaultShape.BLOCK, 5, Setting.FIXED))
                .flatMap(rows -> rows)
                .toList();
    }

    private static Stream<FaultRow> everyKind(FaultShape shape, int side, Setting setting) {
        return Stream.of(
                new FaultRow(FaultKind.DEAD, shape, side, 0, setting),
                new FaultRow(FaultKind.COLD, shape, side, 0.5, setting),
                new FaultRow(FaultKind.HOT, shape, side, 2, setting));
    }

    private static Stream<FaultRow> ofShape(FaultShape shape) {
        return shape == FaultShape.BLOCK
                ? Arrays.stream(BLOCKS).boxed().flatMap(side -> ofShape(shape, side))
                : ofShape(shape, 1);
    }

    private static Stream<FaultRow> ofShape(FaultShape shape, int side) {
        return Stream.of(
                        Stream.of(new FaultRow(FaultKind.DEAD, shape, side, 0)),
                        Arrays.stream(COLD).mapToObj(factor -> new FaultRow(FaultKind.COLD, shape, side, factor)),
                        Arrays.stream(HOT).mapToObj(factor -> new FaultRow(FaultKind.HOT, shape, side, factor)))
                .flatMap(rows -> rows);
    }

    /** {@code dead-bin}, {@code cold-bin-x0.5-flickering}, {@code hot-block5-x2}, {@code exchanged-module}. */
    String id() {
        String place = name(shape) + (shape == FaultShape.BLOCK ? side : "");
        String number = factor == Math.rint(factor) ? String.valueOf((long) factor) : String.valueOf(factor);
        boolean hasFactor = kind != FaultKind.DEAD && kind != FaultKind.EXCHANGED;
        return name(kind) + "-" + place + (hasFactor ? "-x" + number : "")
                + (setting == Setting.PLAIN ? "" : "-" + name(setting));
    }

    /**
     * Whether it is meant by a word of {@code --rows}, such as {@code bin}, {@code dead} or {@code hot-bin-x2}: all
     * parts of the word are parts of the {@link #id}, and what is special about the row, if anything, is one of them.
     */
    boolean isMeantBy(String word) {
        List<String> parts = List.of(word.split("-", -1));
        return List.of(id().split("-", -1)).containsAll(parts)
                && (setting == Setting.PLAIN || parts.contains(name(setting)));
    }

    /** Lumisections that a fault of this row lasts: a gross one that stays as it is is found at once or never. */
    int reach() {
        boolean isGross = switch (kind) {
            case DEAD -> true;
            case COLD -> factor <= 0.2;
            case HOT -> factor >= 5;
            case EXCHANGED, STUCK -> false;
        };
        return isGross && setting.course() == Course.STEADY ? 10 : 30;
    }

    /** Whether images of three lumisections are made of it: single bins whose rate is another all the time. */
    boolean hasImages() {
        boolean isRate = kind != FaultKind.EXCHANGED && kind != FaultKind.STUCK;
        return shape == FaultShape.BIN && isRate && setting == Setting.PLAIN;
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
