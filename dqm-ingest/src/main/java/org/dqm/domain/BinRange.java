package org.dqm.domain;

/** Bins {@code from} to {@code to} of one axis, counted from 1, both included. */
public record BinRange(int from, int to) {
    public BinRange {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("bin range must have 1 <= from <= to, got " + from + " and " + to);
        }
    }
}
