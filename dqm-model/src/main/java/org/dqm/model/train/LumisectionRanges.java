package org.dqm.model.train;

import java.util.ArrayList;
import java.util.List;

/**
 * Which lumisection numbers to use, of every run: {@code 1-3,6-8}.
 *
 * @param ranges both ends included; empty for all
 */
public record LumisectionRanges(List<Range> ranges) {
    /** Every lumisection. */
    public static final LumisectionRanges ALL = new LumisectionRanges(List.of());

    public LumisectionRanges {
        ranges = List.copyOf(ranges);
    }

    /**
     * Reads {@code 1-3,6-8,12}.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static LumisectionRanges parse(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.trim().split("-", -1);
            try {
                int from = Integer.parseInt(ends[0]);
                ranges.add(new Range(from, ends.length == 2 ? Integer.parseInt(ends[1]) : from));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("expected lumisections such as 1-3,6-8, got '" + text + "'", e);
            }
        }
        return new LumisectionRanges(ranges);
    }

    public boolean contains(int ls) {
        return ranges.isEmpty() || ranges.stream().anyMatch(range -> range.from <= ls && ls <= range.to);
    }

    /** Lumisections {@code from} to {@code to}, both included. */
    public record Range(int from, int to) {
        public Range {
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("expected 0 <= from <= to, got " + from + " and " + to);
            }
        }
    }
}
