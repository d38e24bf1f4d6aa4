package org.dqm.model.preprocess;

import java.util.List;

/** By how much each bin's rate differs from the reference over one run, relative. */
final class RunOffsets {
    /** Hits of a run from which a bin tells anything. */
    private static final double MIN_HITS = 20;

    private final double[] offset;
    private final double[] error;

    private RunOffsets(double[] offset, double[] error) {
        this.offset = offset;
        this.error = error;
    }

    static RunOffsets of(List<Expectation> run) {
        int size = run.get(0).grid().size();
        double[] offset = new double[size];
        double[] error = new double[size];
        for (int i = 0; i < size; i++) {
            double excess = 0;
            double slope = 0;
            double mean = 0;
            double counting = 0;
            for (Expectation lumisection : run) {
                excess += lumisection.count(i) - lumisection.mean(i);
                slope += lumisection.slope(i);
                mean += lumisection.mean(i);
                counting += lumisection.counting(i);
            }
            // Saturated bins hardly move, so they say nothing about the others.
            boolean tells = mean > MIN_HITS && slope > 0.1 * mean;
            offset[i] = tells ? excess / slope : 0;
            error[i] = tells ? Math.sqrt(counting) / slope : -1;
        }
        return new RunOffsets(offset, error);
    }

    boolean tells(int bin) {
        return error[bin] >= 0;
    }

    double offset(int bin) {
        return offset[bin];
    }

    /** Its standard deviation by counting. */
    double error(int bin) {
        return error[bin];
    }
}
