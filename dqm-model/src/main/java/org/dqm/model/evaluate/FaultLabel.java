package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dqm.domain.BinSet;
import org.dqm.model.simulate.FaultKind;
import org.dqm.model.simulate.FaultShape;

/**
 * One entry of a record's {@code faults}.
 *
 * @param factor in this lumisection; 0 if dead and 1 if exchanged, unless the label says another
 * @param untilLs first lumisection without it; empty if nobody says
 */
record FaultLabel(
        String id, FaultKind kind, FaultShape shape, BinSet bins, double factor, int sinceLs, OptionalInt untilLs) {

    /** A written factor may be off in its last digit, and names a row all the same. */
    private static final double DIGITS = 1e6;

    /** How far from none at all. */
    static final Comparator<FaultLabel> STRENGTH =
            Comparator.comparingDouble(label -> Math.abs(Math.log(Math.max(1e-6, label.factor))));

    /**
     * Reads an entry.
     *
     * @param nx bins of the record's map along x, {@code ny} along y
     * @throws IllegalArgumentException if it is not as the contract has it; the message names the key
     */
    static FaultLabel of(JsonNode fault, int nx, int ny) {
        FaultKind kind = named(FaultKind.values(), "kind", fault);
        FaultShape shape = named(FaultShape.values(), "shape", fault);
        BinSet bins = bins(fault.path("bins"), nx, ny);
        int since = fault.path("since_ls").asInt(1);
        return new FaultLabel(
                fault.path("id").asText(kind + " " + shape + " " + bins),
                kind,
                shape,
                bins,
                factor(kind, fault.path("factor")),
                since,
                fault.path("until_ls").isInt()
                        ? OptionalInt.of(fault.path("until_ls").asInt())
                        : OptionalInt.empty());
    }

    /** The row of faults like this one. */
    FaultRow row(double fullFactor, Setting setting) {
        int side = shape == FaultShape.BLOCK ? (int) Math.max(1, Math.round(Math.sqrt(bins.count()))) : 1;
        double factor = switch (kind) {
            case DEAD -> 0;
            case EXCHANGED -> 1;
            case COLD, HOT, STUCK -> fullFactor;
        };
        return new FaultRow(kind, shape, side, factor, setting);
    }

    private static double factor(FaultKind kind, JsonNode factor) {
        if (factor.isNumber()) {
            return Math.rint(factor.asDouble() * DIGITS) / DIGITS;
        }
        return switch (kind) {
            case DEAD -> 0;
            case EXCHANGED -> 1;
            case COLD, HOT, STUCK -> throw new IllegalArgumentException("factor must be a number, got " + factor);
        };
    }

    private static <E extends Enum<E>> E named(E[] values, String key, JsonNode fault) {
        return Arrays.stream(values)
                .filter(value -> FaultRow.name(value).equals(fault.path(key).asText()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + " must be one of "
                        + Arrays.stream(values).map(FaultRow::name).toList() + ", got " + fault.path(key)));
    }

    private static BinSet bins(JsonNode list, int nx, int ny) {
        int[] indices = new int[list.size()];
        for (int i = 0; i < indices.length; i++) {
            int x = list.path(i).path(0).asInt();
            int y = list.path(i).path(1).asInt();
            if (x < 1 || x > nx || y < 1 || y > ny) {
                throw new IllegalArgumentException(
                        "bins must be [x, y] from [1, 1] to [" + nx + ", " + ny + "], got " + list.path(i));
            }
            indices[i] = (y - 1) * nx + x - 1;
        }
        if (indices.length == 0) {
            throw new IllegalArgumentException("bins must not be empty, got " + list);
        }
        return BinSet.of(nx, ny, IntStream.of(indices));
    }
}
