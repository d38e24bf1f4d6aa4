package org.dqm.model.preprocess;

import org.dqm.domain.BinGrid;

/**
 * One lumisection's hits beside those expected of it, bin by bin.
 *
 * <p>All maps have shape {@code [ny, nx]}; a bin is addressed by its row-major index, counted from 0. Masked bins
 * expect nothing and count for nothing.
 */
public final class Expectation {
    private final Reference reference;
    private final double scale;
    private final double events;
    private final float[] counts;
    private final float[] load;
    private final float[] mean;
    private final float[] slope;

    /** Takes the arrays over. */
    Expectation(Reference reference, double scale, double events, float[] counts, float[] load) {
        this.reference = reference;
        this.scale = scale;
        this.events = events;
        this.counts = counts;
        this.load = load;
        this.mean = new float[load.length];
        this.slope = new float[load.length];
        Response response = reference.response();
        for (int i = 0; i < load.length; i++) {
            if (load[i] > 0) {
                double m = response.mean(load[i], events);
                mean[i] = (float) m;
                slope[i] = (float) response.slope(load[i], m, events);
            }
        }
    }

    public GridTopology grid() {
        return reference.grid();
    }

    public Reference reference() {
        return reference;
    }

    /** Rate of this lumisection relative to the training data's. */
    public double scale() {
        return scale;
    }

    /** Events that the lumisection has; what a bin can reach where a channel counts at most once per event. */
    public double events() {
        return events;
    }

    /** Independent hits, or clusters of them, expected in a bin, the median; what is disturbed has no part in it. */
    public double clusters() {
        return scale * reference.clusters();
    }

    /** Whether the bin has an expectation at all. */
    public boolean isLive(int index) {
        return load[index] > 0;
    }

    /** Hits as received, 0 in masked bins. */
    public double count(int index) {
        return counts[index];
    }

    /** Hits expected. */
    public double mean(int index) {
        return mean[index];
    }

    /** By how many hits the mean grows when the bin's rate grows by a factor e, to first order. */
    public double slope(int index) {
        return slope[index];
    }

    /** Variance by counting alone, in hits squared. */
    public double shot(int index) {
        return reference.response().shot(mean[index], events);
    }

    /** Variance that a good lumisection shows against this expectation before calibration, in hits squared. */
    public double variance(int index) {
        double error = reference.relativeVariance(index) + Reference.FLOOR * Reference.FLOOR;
        return counting(index) + error * slope[index] * slope[index];
    }

    /** The part of the variance that is new in every lumisection, in hits squared. */
    public double counting(int index) {
        return reference.dispersion(index) * shot(index);
    }

    /** By how much the hits differ from those expected, on a scale where good bins scatter evenly; in hits. */
    public double excess(int index) {
        return load[index] > 0 ? reference.law().excess(Math.max(0, counts[index]), mean[index], variance(index)) : 0;
    }

    /** The same in units of the root of {@link #variance}; 0 in masked bins. */
    public double standardised(int index) {
        double variance = variance(index);
        return load[index] > 0 && variance > 0 ? excess(index) / Math.sqrt(variance) : 0;
    }

    /** The same expectation for other hits, such as hits with a planted hole; shape {@code [ny, nx]}. */
    public Expectation withCounts(float[] hits) {
        float[] masked = hits.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] = load[i] > 0 ? masked[i] : 0;
        }
        return new Expectation(reference, scale, events, masked, load);
    }

    /**
     * The expectation after the network's correction.
     *
     * @param logRate what the network adds to the logarithm of each bin's rate, shape {@code [ny, nx]}; limited to ±1
     */
    public Expectation corrected(float[] logRate) {
        float[] changed = load.clone();
        for (int i = 0; i < changed.length; i++) {
            float g = logRate[i];
            if (changed[i] > 0 && g != 0 && !Float.isNaN(g)) {
                changed[i] *= (float) Math.exp(Math.max(-1, Math.min(1, g)));
            }
        }
        return new Expectation(reference, scale, events, counts, changed);
    }

    /** Expected hits of all bins. */
    public BinGrid meanMap() {
        return BinGrid.of(grid().nx(), grid().ny(), mean);
    }
}
