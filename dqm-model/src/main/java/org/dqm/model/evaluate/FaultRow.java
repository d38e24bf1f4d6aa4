package org.dqm.model.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dqm.model.simulate.FaultKind;
import org.dqm.model.simulate.FaultShape;

/**
 * A row of the table: one kind of fault, planted at many places.
 *
 * @param side of a block in bins, 1 for everything else
 * @param factor on the expected hits
 */
public record FaultRow(FaultKind kind, FaultShape shape, int side, double factor) {
    private static final double[] COLD = {0.2, 0.5, 0.8};
    private static final double[] HOT = {1.5, 2, 3, 5, 100};
    private static final int[] BLOCKS = {2, 5};

    /** All rows of the issue: every shape, dead, cold and hot by every factor. */
    static List<FaultRow> all() {
        return Arrays.stream(FaultShape.values()).flatMap(FaultRow::ofShape).toList();
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

    /** {@code dead-bin}, {@code cold-bin-x0.5}, {@code hot-block5-x2}. */
    String id() {
        String place = name(shape) + (shape == FaultShape.BLOCK ? side : "");
        String number = factor == Math.rint(factor) ? String.valueOf((long) factor) : String.valueOf(factor);
        return name(kind) + "-" + place + (kind == FaultKind.DEAD ? "" : "-x" + number);
    }

    /**
     * Whether it is meant by a word of {@code --rows}, such as {@code bin}, {@code dead} or {@code hot-bin-x2}: all
     * parts of the word are parts of the {@link #id}.
     */
    boolean isMeantBy(String word) {
        return List.of(id().split("-", -1)).containsAll(List.of(word.split("-", -1)));
    }

    /** Lumisections that a fault of this row lasts: a gross one is found at once or never. */
    int reach() {
        boolean isGross = kind == FaultKind.DEAD || factor >= 5 || factor <= 0.2;
        return isGross ? 10 : 30;
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
