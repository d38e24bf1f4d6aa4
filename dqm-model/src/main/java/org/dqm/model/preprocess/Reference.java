package org.dqm.model.preprocess;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.registry.NpyArray;

/**
 * What a good lumisection of one element looks like: a rate per bin, and which bins are never filled.
 *
 * <p>All maps have shape {@code [ny, nx]}, addressed by row-major index from 0. A rate is in hits per lumisection of
 * the mean training luminosity; for {@link Response#BINOMIAL} in hits per event.
 */
public final class Reference {
    /** Relative error of a bin's rate that is always reckoned with: slow drifts, luminosity dependence. */
    public static final double FLOOR = 0.03;

    /** Median variance over counting variance from which on hits come in clusters. */
    private static final double CLUSTERED = 1.5;

    private final GridTopology grid;
    private final ReferenceTraits traits;
    private final float[] rate;
    private final float[] relativeVariance;
    private final float[] dispersion;
    private final double clusters;
    private final ScaleFit scaleFit;
    private final EventCount eventCount;

    /** Takes the arrays over. */
    Reference(GridTopology grid, ReferenceTraits traits, float[] rate, float[] relativeVariance, float[] dispersion) {
        if (rate.length != grid.size() || relativeVariance.length != grid.size() || dispersion.length != grid.size()) {
            throw new IllegalArgumentException("reference needs " + grid.size() + " bins, got " + rate.length);
        }
        this.grid = grid;
        this.traits = traits;
        this.rate = rate;
        this.relativeVariance = relativeVariance;
        this.dispersion = dispersion;
        this.clusters = medianClusters();
        this.eventCount = new EventCount(rate, traits.hasEventCounts());
        this.scaleFit = new ScaleFit(this);
    }

    /**
     * Learns from lumisections that are good but for a few bins; which those are is found out.
     *
     * @param good at least one, all of the grid's shape
     * @throws IllegalArgumentException if there is none, a shape differs or no bin is ever filled
     */
    public static Reference fit(GridTopology grid, List<LumisectionHistogram> good) {
        Reference first = ReferenceFit.fit(grid, good);
        List<LumisectionHistogram> filled =
                good.stream().filter(h -> h.bins().sum() > 0).toList();
        List<Integer> runs = filled.stream().map(h -> h.id().run()).toList();
        int differentRuns = (int) runs.stream().distinct().count();
        Reference poisson = first.with(first.spread(filled, runs), differentRuns);
        if (poisson.response() == Response.BINOMIAL || poisson.dispersion() <= CLUSTERED) {
            return poisson;
        }
        Reference clustered = new Reference(
                grid, first.traits.with(CountLaw.CLUSTERED), first.rate, first.relativeVariance, first.dispersion);
        return clustered.with(clustered.spread(filled, runs), differentRuns);
    }

    private DispersionFit spread(List<LumisectionHistogram> good, List<Integer> runs) {
        return new DispersionFit(good.stream().map(this::expect).toList(), runs);
    }

    /** Adds what few runs leave uncertain, and the scatter of each bin. */
    private Reference with(DispersionFit spread, int runs) {
        float[] error = relativeVariance.clone();
        double fromRunToRun = spread.fromRunToRun();
        for (int i = 0; i < error.length; i++) {
            error[i] += (float) (fromRunToRun / runs);
        }
        return new Reference(grid, traits, rate, error, spread.dispersion());
    }

    /** A lumisection of the mean training luminosity without a hit. */
    public Expectation typical() {
        return new Expectation(this, 1, traits.events(), new float[rate.length], rate.clone());
    }

    /** What is expected of this lumisection, whose total rate is taken from its undisturbed part. */
    public Expectation expect(LumisectionHistogram histogram) {
        if (!grid.fits(histogram.bins())) {
            throw new IllegalArgumentException("reference is " + grid + ", histogram is " + histogram.bins());
        }
        float[] counts = liveCounts(histogram.bins());
        double events = response() == Response.BINOMIAL ? eventCount.of(histogram.events(), counts) : 0;
        double scale = scaleFit.fit(counts, events);
        float[] load = new float[rate.length];
        for (int i = 0; i < load.length; i++) {
            load[i] = (float) (scale * rate[i]);
        }
        return new Expectation(this, scale, events, counts, load);
    }

    public GridTopology grid() {
        return grid;
    }

    public Response response() {
        return traits.response();
    }

    /** How counts are distributed about their mean. */
    public CountLaw law() {
        return traits.law();
    }

    /** Whether the bin is ever filled. */
    public boolean isLive(int index) {
        return rate[index] > 0;
    }

    /** Number of bins that are ever filled. */
    public int liveBins() {
        int live = 0;
        for (float r : rate) {
            live += r > 0 ? 1 : 0;
        }
        return live;
    }

    public double rate(int index) {
        return rate[index];
    }

    /** Variance of the logarithm of the bin's rate, as few training maps leave it. */
    public double relativeVariance(int index) {
        return relativeVariance[index];
    }

    /** Variance of a bin over its counting variance, within a run. */
    public double dispersion(int index) {
        return dispersion[index];
    }

    /** The same for all live bins, the median. */
    public double dispersion() {
        double[] sorted = IntStream.range(0, rate.length)
                .filter(this::isLive)
                .mapToDouble(i -> dispersion[i])
                .sorted()
                .toArray();
        return sorted.length == 0 ? 1 : sorted[sorted.length / 2];
    }

    /** Independent hits, or clusters of them, in a bin of a lumisection of mean training luminosity, the median. */
    double clusters() {
        return clusters;
    }

    private double medianClusters() {
        double[] sorted = IntStream.range(0, rate.length)
                .filter(this::isLive)
                .mapToDouble(i -> rate[i] / Math.max(1, dispersion[i]))
                .sorted()
                .toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    private float[] liveCounts(BinGrid bins) {
        float[] counts = bins.toArray();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = rate[i] > 0 ? counts[i] : 0;
        }
        return counts;
    }

    /** Everything but the grid, for {@code reference.npz}. */
    public Map<String, NpyArray> toArrays() {
        List<Integer> shape = List.of(grid.ny(), grid.nx());
        Map<String, NpyArray> arrays = new TreeMap<>();
        arrays.put("rate", NpyArray.ofFloats(shape, rate));
        arrays.put("relative_variance", NpyArray.ofFloats(shape, relativeVariance));
        arrays.put("dispersion", NpyArray.ofFloats(shape, dispersion));
        arrays.put(
                "traits",
                NpyArray.ofDoubles(
                        List.of(4),
                        response() == Response.BINOMIAL ? 1 : 0,
                        law() == CountLaw.CLUSTERED ? 1 : 0,
                        traits.hasEventCounts() ? 1 : 0,
                        traits.events()));
        return arrays;
    }

    /**
     * Reads what {@link #toArrays} gave.
     *
     * @throws IllegalArgumentException if one is missing or has another shape
     */
    public static Reference fromArrays(GridTopology grid, Map<String, NpyArray> arrays) {
        NpyArray traits = Member.require(arrays, "traits", 4);
        return new Reference(
                grid,
                new ReferenceTraits(
                        traits.get(0) == 1 ? Response.BINOMIAL : Response.POISSON,
                        traits.get(1) == 1 ? CountLaw.CLUSTERED : CountLaw.POISSON,
                        traits.get(2) == 1,
                        traits.get(3)),
                Member.require(arrays, "rate", grid.size()).toFloats(),
                Member.require(arrays, "relative_variance", grid.size()).toFloats(),
                Member.require(arrays, "dispersion", grid.size()).toFloats());
    }
}
