package org.dqm.model.calibrate;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import org.dqm.model.preprocess.Expectation;

/**
 * Sums over one or several lumisections, bin by bin; shape {@code [ny, nx]}, 0 in masked bins.
 *
 * <p>Added up in a fixed order, so that the same lumisections always give the same numbers. Owns its arrays; they are
 * only read.
 */
public final class MapSums {
    /** Hits less those the reference expects. */
    final float[] excess;
    /** Hits the reference expects. */
    final float[] mean;
    /** Variance by counting, in hits squared. */
    final float[] counting;
    /** Change of the mean when the rate grows by a factor e. */
    final float[] slope;
    /** Hits that the network adds to what the neighbours say. */
    final float[] shift;
    /** Lumisections in the sum. */
    final int lumisections;
    /** How much pileup they had. */
    final Pileup pileup;
    /** Events of all of them. */
    final double events;

    private MapSums(
            int lumisections,
            Pileup pileup,
            double events,
            float[] excess,
            float[] mean,
            float[] counting,
            float[] slope,
            float[] shift) {
        this.lumisections = lumisections;
        this.pileup = pileup;
        this.events = events;
        this.excess = excess;
        this.mean = mean;
        this.counting = counting;
        this.slope = slope;
        this.shift = shift;
    }

    /**
     * One lumisection.
     *
     * @param plain what the reference expects
     * @param shift what the network adds, in hits; taken over
     */
    public static MapSums of(Expectation plain, OptionalDouble pileup, float[] shift) {
        int size = plain.grid().size();
        MapSums sums = new MapSums(
                1,
                Pileup.of(pileup),
                plain.events(),
                new float[size],
                new float[size],
                new float[size],
                new float[size],
                shift);
        for (int i = 0; i < size; i++) {
            if (plain.isLive(i)) {
                sums.excess[i] = (float) (Math.max(0, plain.count(i)) - plain.mean(i));
                sums.mean[i] = (float) plain.mean(i);
                sums.counting[i] = (float) plain.counting(i);
                sums.slope[i] = (float) plain.slope(i);
            } else {
                shift[i] = 0;
            }
        }
        return sums;
    }

    /** The sum of some lumisections, at least one, newest last. */
    public static MapSums of(List<MapSums> lumisections) {
        MapSums newest = lumisections.get(lumisections.size() - 1);
        return lumisections.size() == 1 ? newest : newest.with(lumisections.subList(0, lumisections.size() - 1));
    }

    /** This and others, newest last. */
    public MapSums with(List<MapSums> others) {
        Pileup all = pileup;
        double allEvents = events;
        for (MapSums other : others) {
            all = all.with(other.pileup);
            allEvents += other.events;
        }
        MapSums sums = new MapSums(
                lumisections + others.size(),
                all,
                allEvents,
                excess.clone(),
                mean.clone(),
                counting.clone(),
                slope.clone(),
                shift.clone());
        for (int l = others.size() - 1; l >= 0; l--) {
            MapSums other = others.get(l);
            add(sums.excess, other.excess);
            add(sums.mean, other.mean);
            add(sums.counting, other.counting);
            add(sums.slope, other.slope);
            add(sums.shift, other.shift);
        }
        return sums;
    }

    /** The same with some bins masked. */
    public MapSums without(BitSet bins) {
        if (bins.isEmpty()) {
            return this;
        }
        MapSums rest = new MapSums(
                lumisections,
                pileup,
                events,
                excess.clone(),
                mean.clone(),
                counting.clone(),
                slope.clone(),
                shift.clone());
        bins.stream().forEach(i -> {
            rest.excess[i] = 0;
            rest.mean[i] = 0;
            rest.counting[i] = 0;
            rest.slope[i] = 0;
            rest.shift[i] = 0;
        });
        return rest;
    }

    /**
     * The same with two groups of bins having each other's hits, the first with the first and so on.
     *
     * @param one bins that are not masked; row-major indices
     * @param other as many that are not masked, none in common
     */
    public MapSums exchanged(int[] one, int[] other) {
        float[] moved = excess.clone();
        for (int k = 0; k < one.length; k++) {
            int a = one[k];
            int b = other[k];
            moved[a] = excess[b] + mean[b] - mean[a];
            moved[b] = excess[a] + mean[a] - mean[b];
        }
        return new MapSums(lumisections, pileup, events, moved, mean, counting, slope, shift);
    }

    /**
     * Pileup of some lumisections, as far as it is known.
     *
     * @param inverses sum of one over each
     */
    record Pileup(double inverses, int known) {
        static Pileup of(OptionalDouble pileup) {
            double one = pileup.orElse(0);
            return one > 0 ? new Pileup(1 / one, 1) : new Pileup(0, 0);
        }

        Pileup with(Pileup other) {
            return new Pileup(inverses + other.inverses, known + other.known);
        }

        /** Mean of one over each; empty if none is known. */
        OptionalDouble inverse() {
            return known == 0 ? OptionalDouble.empty() : OptionalDouble.of(inverses / known);
        }
    }

    private static void add(float[] sum, float[] part) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += part[i];
        }
    }
}
