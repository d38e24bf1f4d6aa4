package org.dqm.model.evaluate;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many of very many values ≥ 0 lie above a threshold, without keeping them: counted in cells 0.4 % wide.
 *
 * <p>A cell is the upper half of the value's bits as a float, so order is kept and zero has a cell of its own. Not safe
 * for several threads.
 */
final class ValueCounts {
    private static final int DROPPED_BITS = 15;

    private final TreeMap<Integer, Long> cells = new TreeMap<>();

    void add(float value) {
        add(cell(value), 1);
    }

    void add(ValueCounts other) {
        other.cells.forEach(this::add);
    }

    private void add(int cell, long count) {
        cells.merge(cell, count, Long::sum);
    }

    /** Values counted. */
    long size() {
        return cells.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Values at or above; those in the threshold's own cell count in proportion. */
    double atLeast(double threshold) {
        int own = cell((float) threshold);
        double above = cells.tailMap(own, false).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        float low = Float.intBitsToFloat(own << DROPPED_BITS);
        float high = Float.intBitsToFloat((own + 1) << DROPPED_BITS);
        double part = threshold <= 0 ? 1 : (high - threshold) / ((double) high - low);
        return above + part * cells.getOrDefault(own, 0L);
    }

    private static int cell(float value) {
        if (!(value >= 0 && value <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("a bin's statistic must be finite and not negative, got " + value);
        }
        // Of the two zeros the negative one has the sign bit.
        return Float.floatToIntBits(value + 0f) >>> DROPPED_BITS;
    }

    /** Cell numbers and counts, in rising order. */
    Map<String, Series> toSeries() {
        return Map.of(
                "cells", Series.of(cells.keySet().stream().mapToDouble(Integer::doubleValue)),
                "counts", Series.of(cells.values().stream().mapToDouble(Long::doubleValue)));
    }

    /** What {@link #toSeries} gave. */
    static ValueCounts of(Series cells, Series counts) {
        ValueCounts result = new ValueCounts();
        for (int i = 0; i < cells.size(); i++) {
            result.add((int) cells.get(i), (long) counts.get(i));
        }
        return result;
    }
}
