package org.dqm.model.score;

import org.dqm.model.calibrate.NoiseModel;
import org.dqm.model.preprocess.Expectation;

/**
 * What one scored lumisection adds to the windows, bin by bin; shape {@code [ny, nx]}, 0 in masked bins.
 *
 * <p>Owns its arrays; they are only read.
 */
final class LumisectionEvidence {
    /** Hits less those expected. */
    final float[] excess;
    /** Hits expected. */
    final float[] mean;
    /** Variance by counting, in hits squared. */
    final float[] counting;
    /** Change of the mean when the rate grows by a factor e. */
    final float[] slope;

    LumisectionEvidence(Expectation expectation, NoiseModel noise) {
        int size = expectation.grid().size();
        excess = new float[size];
        mean = new float[size];
        counting = new float[size];
        slope = new float[size];
        for (int i = 0; i < size; i++) {
            if (expectation.isLive(i)) {
                double expected = expectation.mean(i);
                excess[i] = (float) (Math.max(0, expectation.count(i)) - expected);
                mean[i] = (float) expected;
                counting[i] = (float) (noise.dispersion(i) * expectation.shot(i));
                slope[i] = (float) expectation.slope(i);
            }
        }
    }
}
