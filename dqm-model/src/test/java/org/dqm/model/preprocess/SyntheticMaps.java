package org.dqm.model.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.dqm.domain.Axis;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Content;
import org.dqm.domain.ElementKey;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;

/**
 * Maps of a small made-up detector, 24 × 16 bins that wrap in y: smooth rates between 60 and 140 % of a mean, two
 * columns that are never filled, independent counts.
 */
public final class SyntheticMaps {
    public static final int NX = 24;
    public static final int NY = 16;
    public static final GridTopology GRID = new GridTopology(NX, NY, false, true);

    private final Random random;
    private final double mean;
    private final double events;

    private SyntheticMaps(long seed, double mean, double events) {
        this.random = new Random(seed);
        this.mean = mean;
        this.events = events;
    }

    /** Poisson counts around {@code mean} hits per bin. */
    public static SyntheticMaps poisson(long seed, double mean) {
        return new SyntheticMaps(seed, mean, 0);
    }

    /** Channels that count at most once in each of {@code events} events; every fifth one in each of them. */
    public static SyntheticMaps binomial(long seed, double events) {
        return new SyntheticMaps(seed, 0, events);
    }

    /** Whether the detector has this channel; row-major index. */
    public static boolean exists(int bin) {
        return bin % NX != 7 && bin % NX != 8;
    }

    /** A good lumisection of run 1. */
    public LumisectionHistogram good(int ls) {
        return good(1, ls, 1);
    }

    /** A good lumisection at {@code rate} times the usual luminosity. */
    public LumisectionHistogram good(int run, int ls, double rate) {
        float[] counts = new float[NX * NY];
        for (int i = 0; i < counts.length; i++) {
            if (exists(i)) {
                counts[i] = events > 0 ? binomial(i, rate) : poisson(mean * rate * shape(i));
            }
        }
        return histogram(run, ls, counts);
    }

    public List<LumisectionHistogram> good(int from, int to) {
        List<LumisectionHistogram> maps = new ArrayList<>();
        for (int ls = from; ls <= to; ls++) {
            maps.add(good(ls));
        }
        return maps;
    }

    /** The same lumisection with other hits, shape {@code [NY, NX]}. */
    public static LumisectionHistogram histogram(int run, int ls, float[] counts) {
        return histogram(run, ls, BinGrid.of(NX, NY, counts), Content.OCCUPANCY);
    }

    public static LumisectionHistogram histogram(int run, int ls, BinGrid bins, Content content) {
        return new LumisectionHistogram(
                new RecordId(new ElementKey("", "Test/occupancy"), run, ls),
                new Axis(bins.nx(), 0, bins.nx()),
                new Axis(bins.ny(), 0, bins.ny()),
                bins.sum(),
                bins,
                content,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** The same lumisection with a pileup beside it. */
    public static LumisectionHistogram withPileup(LumisectionHistogram histogram, double pileup) {
        return new LumisectionHistogram(
                histogram.id(),
                histogram.x(),
                histogram.y(),
                histogram.entries(),
                histogram.bins(),
                histogram.content(),
                histogram.events(),
                OptionalDouble.of(pileup));
    }

    /** The same lumisection with events and pileup beside it. */
    public static LumisectionHistogram with(LumisectionHistogram histogram, double events, double pileup) {
        return new LumisectionHistogram(
                histogram.id(),
                histogram.x(),
                histogram.y(),
                histogram.entries(),
                histogram.bins(),
                histogram.content(),
                OptionalDouble.of(events),
                OptionalDouble.of(pileup));
    }

    private float binomial(int bin, double rate) {
        double load = bin % 5 == 0 ? 12 : 0.5 * rate * shape(bin);
        double p = -Math.expm1(-load);
        int hits = 0;
        for (int event = 0; event < events; event++) {
            hits += random.nextDouble() < p ? 1 : 0;
        }
        return hits;
    }

    private float poisson(double expected) {
        if (expected > 500) {
            return Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()));
        }
        double limit = Math.exp(-expected);
        int hits = -1;
        for (double product = 1; product > limit; hits++) {
            product *= random.nextDouble();
        }
        return hits;
    }

    private static double shape(int bin) {
        return 1 + 0.4 * Math.sin(2 * Math.PI * (bin % NX) / NX);
    }
}
