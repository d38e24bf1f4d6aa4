package org.dqm.alarm.label;

/**
 * Lumisections of one run, both ends included.
 *
 * @param from first lumisection, at least 0
 * @param to last lumisection, not before {@code from}
 */
public record LsRange(int from, int to) {
    public LsRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(
                    "a range of lumisections is [from, to] with 0 <= from <= to, got [" + from + ", " + to + "]");
        }
    }

    public boolean contains(int ls) {
        return from <= ls && ls <= to;
    }

    /** {@code 7} or {@code 7–12}. */
    @Override
    public String toString() {
        return from == to ? Integer.toString(from) : from + "–" + to;
    }
}
