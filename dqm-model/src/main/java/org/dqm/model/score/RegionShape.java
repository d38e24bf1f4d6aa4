package org.dqm.model.score;

import java.util.BitSet;

/**
 * The outline of a fault: from the square or unit where it shows best to the bins that share it.
 *
 * <p>A bin belongs to it if its own hits, and where they say little its neighbours', are likelier with the fault than
 * without; what contradicts is left out, also inside the square.
 */
final class RegionShape {
    private static final int ROUNDS = 3;
    /** Logarithm of the likelihood ratio at which a bin needs no neighbours' opinion. */
    private static final double CLEAR = 5;

    private static final double NEIGHBOUR_LIMIT = 3;
    private static final double NEIGHBOUR_WEIGHT = 0.4;
    private static final double MIN_FACTOR = 0.02;
    private static final double MAX_FACTOR = 50;

    private final EvidenceField evidence;
    private final Neighbours neighbours;
    private final BitSet support;
    private final BitSet taken;
    private double factor = 1;

    /**
     * Over the lumisections of {@code evidence}.
     *
     * @param support bins that may belong although they are not clear by themselves
     * @param taken bins that belong to other faults
     */
    RegionShape(EvidenceField evidence, Neighbours neighbours, BitSet support, BitSet taken) {
        this.evidence = evidence;
        this.neighbours = neighbours;
        this.support = support;
        this.taken = taken;
    }

    /** The bins of the fault that shows best in {@code seed}; never empty, live bins only. */
    BitSet from(int[] seed) {
        BitSet place = new BitSet();
        for (int bin : seed) {
            if (evidence.mean(bin) > 0) {
                place.set(bin);
            }
        }
        factor = factor(place);
        BitSet start = start(place);
        BitSet region = start;
        for (int round = 0; round < ROUNDS; round++) {
            BitSet next = neighbours.reachable(start, this::belongs);
            if (next.equals(region)) {
                break;
            }
            region = next;
            factor = factor(region);
        }
        return region;
    }

    /** Bins of the place that belong to the fault, or the one that shows it best. */
    private BitSet start(BitSet place) {
        BitSet start = new BitSet();
        place.stream().filter(this::belongs).forEach(start::set);
        if (start.isEmpty()) {
            int best = place.nextSetBit(0);
            for (int bin = best; bin >= 0; bin = place.nextSetBit(bin + 1)) {
                best = likelihoodRatio(bin) > likelihoodRatio(best) ? bin : best;
            }
            start.set(best);
        }
        return start;
    }

    private boolean belongs(int bin) {
        if (taken.get(bin) || evidence.mean(bin) <= 0) {
            return false;
        }
        double own = likelihoodRatio(bin);
        if (Math.abs(own) >= CLEAR) {
            return own > 0;
        }
        if (!support.get(bin)) {
            return false;
        }
        double[] sum = {own};
        neighbours.around(
                bin,
                other -> sum[0] += NEIGHBOUR_WEIGHT
                        * Math.max(-NEIGHBOUR_LIMIT, Math.min(NEIGHBOUR_LIMIT, likelihoodRatio(other))));
        return sum[0] > 0;
    }

    /** Logarithm of the likelihood of the bin's hits with the fault over that without, in the noise's units. */
    private double likelihoodRatio(int bin) {
        double mean = evidence.mean(bin);
        double variance = evidence.variance(bin);
        if (mean <= 0 || variance <= 0) {
            return 0;
        }
        return (evidence.hits(bin) * Math.log(factor) - (factor - 1) * mean) * mean / variance;
    }

    private double factor(BitSet bins) {
        double hits = bins.stream().mapToDouble(evidence::hits).sum();
        double mean = bins.stream().mapToDouble(evidence::mean).sum();
        return Math.max(MIN_FACTOR, Math.min(MAX_FACTOR, mean > 0 ? hits / mean : 1));
    }
}
