package org.dqm.model.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.geometry.Geometry;
import org.dqm.model.preprocess.SyntheticMaps;

/** Lumisections of the made-up detector of 24 × 16 bins, about 100 hits each, with events and pileup. */
final class ToyMaps {
    static final int NX = SyntheticMaps.NX;
    static final int NY = SyntheticMaps.NY;
    static final int EVENTS = 500;
    private static final double USUAL_PILEUP = 40;

    private final SyntheticMaps maps;

    ToyMaps(long seed) {
        this.maps = SyntheticMaps.poisson(seed, 100);
    }

    /** Several lumisections each of runs 1 to {@code runs}, at pileups between 30 and 50. */
    GoodMaps training(int runs, int lumisections) {
        List<LumisectionHistogram> good = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            for (int ls = 1; ls <= lumisections; ls++) {
                good.add(good(run, ls, 30 + 20.0 * ls / lumisections));
            }
        }
        return new GoodMaps(SyntheticMaps.GRID, Geometry.none(NX, NY), good);
    }

    LumisectionHistogram good(int run, int ls) {
        return good(run, ls, USUAL_PILEUP);
    }

    /** Hits grow in proportion to pileup. */
    LumisectionHistogram good(int run, int ls, double pileup) {
        LumisectionHistogram h = SyntheticMaps.withPileup(maps.good(run, ls, pileup / USUAL_PILEUP), pileup);
        return new LumisectionHistogram(
                h.id(), h.x(), h.y(), h.entries(), h.bins(), h.content(), OptionalDouble.of(EVENTS), h.pileup());
    }

    /** The same lumisection with some bins' hits multiplied. */
    static LumisectionHistogram with(LumisectionHistogram h, double factor, int... bins) {
        float[] hits = h.bins().toArray();
        for (int bin : bins) {
            hits[bin] = (float) Math.rint(factor * hits[bin]);
        }
        return new LumisectionHistogram(
                h.id(), h.x(), h.y(), h.entries(), BinGrid.of(NX, NY, hits), h.content(), h.events(), h.pileup());
    }

    /** Row-major index of a bin, both counted from 0. */
    static int bin(int x, int y) {
        return y * NX + x;
    }

    /** Row-major indices of the square with its lowest bin there. */
    static int[] square(int x, int y, int side) {
        int[] bins = new int[side * side];
        for (int k = 0; k < bins.length; k++) {
            bins[k] = bin(x + k % side, y + k / side);
        }
        return bins;
    }

    static int[] all() {
        return IntStream.range(0, NX * NY).toArray();
    }

    /** Row-major index of the highest value; the first of several. */
    static int highest(BinGrid bins) {
        int highest = 0;
        for (int i = 0; i < bins.size(); i++) {
            highest = bins.get(i) > bins.get(highest) ? i : highest;
        }
        return highest;
    }
}
