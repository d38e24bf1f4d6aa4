package org.dqm.model.baseline;

import org.dqm.model.preprocess.GridTopology;

/** Groups of bins above a threshold that touch side by side. Keeps working memory. */
final class Clusters {
    private final int[] neighbours;
    private final boolean[] isOpen;
    private final int[] stack;

    Clusters(GridTopology grid) {
        neighbours = new int[4 * grid.size()];
        isOpen = new boolean[grid.size()];
        stack = new int[grid.size()];
        for (int i = 0; i < grid.size(); i++) {
            int x = i % grid.nx();
            int y = i / grid.nx();
            neighbours[4 * i] = grid.index(x - 1, y);
            neighbours[4 * i + 1] = grid.index(x + 1, y);
            neighbours[4 * i + 2] = grid.index(x, y - 1);
            neighbours[4 * i + 3] = grid.index(x, y + 1);
        }
    }

    /** Highest sum of any group of values ≥ {@code threshold} &gt; 0; 0 where there is none. */
    double heaviest(float[] values, float threshold) {
        for (int i = 0; i < values.length; i++) {
            isOpen[i] = values[i] >= threshold;
        }
        double heaviest = 0;
        for (int i = 0; i < values.length; i++) {
            if (isOpen[i]) {
                heaviest = Math.max(heaviest, weigh(i, values));
            }
        }
        return heaviest;
    }

    private double weigh(int start, float[] values) {
        int top = 0;
        stack[top++] = start;
        isOpen[start] = false;
        double sum = 0;
        while (top > 0) {
            int bin = stack[--top];
            sum += values[bin];
            for (int k = 4 * bin; k < 4 * bin + 4; k++) {
                int next = neighbours[k];
                if (next >= 0 && isOpen[next]) {
                    isOpen[next] = false;
                    stack[top++] = next;
                }
            }
        }
        return sum;
    }
}
