package org.dqm.alarm.certify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dqm.alarm.label.LsRange;

/** A set of lumisections of one run, as ranges in numeric order that neither overlap nor touch. */
public record LsRanges(List<LsRange> ranges) {
    public static final LsRanges NONE = new LsRanges(List.of());

    /** Takes the ranges in any order; those that overlap or touch become one. */
    public LsRanges(List<LsRange> ranges) {
        this.ranges = merged(ranges);
    }

    public static LsRanges of(int from, int to) {
        return new LsRanges(List.of(new LsRange(from, to)));
    }

    public static LsRanges ofAll(Collection<Integer> lumisections) {
        return new LsRanges(lumisections.stream().map(ls -> new LsRange(ls, ls)).toList());
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public boolean contains(int ls) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            LsRange range = ranges.get(middle);
            if (range.contains(ls)) {
                return true;
            }
            if (ls < range.from()) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return false;
    }

    /** Number of lumisections. */
    public long count() {
        return ranges.stream()
                .mapToLong(range -> (long) range.to() - range.from() + 1)
                .sum();
    }

    public IntStream lumisections() {
        return ranges.stream().flatMapToInt(range -> IntStream.rangeClosed(range.from(), range.to()));
    }

    /** Those of either. */
    public LsRanges plus(LsRanges other) {
        List<LsRange> both = new ArrayList<>(ranges);
        both.addAll(other.ranges);
        return new LsRanges(both);
    }

    /** Those that are not of {@code other}. */
    public LsRanges minus(LsRanges other) {
        List<LsRange> left = ranges;
        for (LsRange hole : other.ranges) {
            left = left.stream().flatMap(range -> around(range, hole).stream()).toList();
        }
        return new LsRanges(left);
    }

    /** Those of both. */
    public LsRanges and(LsRanges other) {
        return minus(minus(other));
    }

    /** {@code 1–5, 9}. */
    @Override
    public String toString() {
        return ranges.stream().map(LsRange::toString).collect(Collectors.joining(", "));
    }

    private static List<LsRange> around(LsRange range, LsRange hole) {
        if (hole.to() < range.from() || range.to() < hole.from()) {
            return List.of(range);
        }
        List<LsRange> left = new ArrayList<>();
        if (range.from() < hole.from()) {
            left.add(new LsRange(range.from(), hole.from() - 1));
        }
        if (hole.to() < range.to()) {
            left.add(new LsRange(hole.to() + 1, range.to()));
        }
        return left;
    }

    private static List<LsRange> merged(List<LsRange> ranges) {
        List<LsRange> merged = new ArrayList<>();
        for (LsRange range :
                ranges.stream().sorted(Comparator.comparingInt(LsRange::from)).toList()) {
            LsRange last = merged.isEmpty() ? range : merged.get(merged.size() - 1);
            if (merged.isEmpty() || range.from() > last.to() + 1L) {
                merged.add(range);
            } else {
                merged.set(merged.size() - 1, new LsRange(last.from(), Math.max(last.to(), range.to())));
            }
        }
        return List.copyOf(merged);
    }
}
