package org.dqm.model.score;

import java.util.OptionalDouble;
import org.dqm.model.calibrate.MapSums;
import org.dqm.model.preprocess.Expectation;

/**
 * What is expected of a lumisection.
 *
 * @param plain by the reference at its rate
 * @param pileup of the lumisection, if known
 * @param shift hits that the network adds to that and to what the neighbours say, shape {@code [ny, nx]}; only read
 */
@SuppressWarnings("ArrayRecordComponent") // made for every map, only read
public record Reconstructed(Expectation plain, OptionalDouble pileup, float[] shift) {
    /** What the lumisection adds to the windows. */
    public MapSums sums() {
        return MapSums.of(plain, pileup, shift.clone());
    }
}
