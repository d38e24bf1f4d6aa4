package org.dqm.model.score;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.dqm.model.preprocess.Reference;

/**
 * Which live bins touch: the eight around a bin, over the edge where an axis wraps, and across up to three masked
 * bins, since some detectors fill only every second or fourth row.
 */
final class Neighbours {
    private static final int MAX_GAP = 3;

    private final Reference reference;

    Neighbours(Reference reference) {
        this.reference = reference;
    }

    /** The up to eight bins around one, live or not. */
    void around(int bin, IntConsumer action) {
        var grid = reference.grid();
        int x = bin % grid.nx();
        int y = bin / grid.nx();
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int neighbour = grid.index(x + dx, y + dy);
                if (neighbour >= 0 && neighbour != bin) {
                    action.accept(neighbour);
                }
            }
        }
    }

    /** All live bins that can be reached from the start through bins that are wanted; the start included. */
    BitSet reachable(BitSet start, IntPredicate isWanted) {
        BitSet reached = (BitSet) start.clone();
        Deque<Integer> open = new ArrayDeque<>();
        start.stream().forEach(open::add);
        Map<Integer, Integer> gaps = new HashMap<>();
        while (!open.isEmpty()) {
            int bin = open.remove();
            around(bin, next -> {
                if (reference.isLive(next)) {
                    if (!reached.get(next) && isWanted.test(next)) {
                        reached.set(next);
                        open.add(next);
                    }
                } else if (isCrossed(gaps, bin, next)) {
                    open.add(next);
                }
            });
        }
        return reached;
    }

    /** All live bins that touch a set, and the set itself. */
    BitSet withMargin(BitSet bins) {
        BitSet margin = (BitSet) bins.clone();
        Deque<Integer> open = new ArrayDeque<>();
        bins.stream().forEach(open::add);
        Map<Integer, Integer> gaps = new HashMap<>();
        while (!open.isEmpty()) {
            int bin = open.remove();
            around(bin, next -> {
                if (reference.isLive(next)) {
                    margin.set(next);
                } else if (isCrossed(gaps, bin, next)) {
                    open.add(next);
                }
            });
        }
        return margin;
    }

    /** Whether a masked bin, seen for the first time, is near enough to a live one to be crossed. */
    private static boolean isCrossed(Map<Integer, Integer> gaps, int from, int to) {
        int gap = gaps.getOrDefault(from, 0) + 1;
        return gap <= MAX_GAP && gaps.putIfAbsent(to, gap) == null;
    }
}
