package org.dqm.model.score;

import java.util.BitSet;

/**
 * A place that was looked at: a square or a named unit of one field.
 *
 * @param bins row-major indices; only read
 * @param significance signed, in standard deviations
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, only read, and made only where there is something to see
record Candidate(FieldScan scan, int[] bins, double significance) {
    double strength() {
        return Math.abs(significance);
    }

    double sign() {
        return Math.signum(significance);
    }

    /** Whether it has no bin among these. */
    boolean isClearOf(BitSet taken) {
        for (int bin : bins) {
            if (taken.get(bin)) {
                return false;
            }
        }
        return true;
    }
}
