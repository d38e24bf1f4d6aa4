package org.dqm.model.simulate;

import java.util.ArrayList;
import java.util.List;

/** Draws which bins of a detector are known to be dead or noisy, and sets their rates. */
final class BadBins {
    /** A noisy bin counts so many times what it should. */
    static final double NOISY = 40;

    private BadBins() {}

    /** Of the live bins, as many as asked for, the same bin never twice; changes {@code rates}. */
    static KnownBins draw(float[] rates, int dead, int noisy, Deviates deviates) {
        List<Integer> lost = new ArrayList<>();
        List<Integer> loud = new ArrayList<>();
        while (lost.size() < dead || loud.size() < noisy) {
            int bin = deviates.below(rates.length);
            if (rates[bin] > 0 && !loud.contains(bin)) {
                boolean kill = lost.size() < dead;
                rates[bin] *= kill ? 0 : (float) NOISY;
                (kill ? lost : loud).add(bin);
            }
        }
        return new KnownBins(lost, loud);
    }
}
