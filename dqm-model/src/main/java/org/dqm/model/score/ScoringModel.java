package org.dqm.model.score;

import org.dqm.domain.ModelVersion;
import org.dqm.model.calibrate.Calibration;
import org.dqm.model.calibrate.NoiseModel;
import org.dqm.model.geometry.Geometry;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.registry.Manifest;

/**
 * All that scoring one element needs beside the network.
 *
 * @param halo bins added on every side of the network's input
 * @param threshold score at and above which a lumisection is anomalous
 */
public record ScoringModel(
        ModelVersion version,
        Reference reference,
        NoiseModel noise,
        Calibration calibration,
        Geometry geometry,
        Manifest.Applicability applicability,
        int halo,
        double threshold) {
    public ScoringModel {
        if (geometry.nx() != reference.grid().nx()
                || geometry.ny() != reference.grid().ny()) {
            throw new IllegalArgumentException("geometry of " + version + " is " + geometry.nx() + " x " + geometry.ny()
                    + ", its reference " + reference.grid());
        }
    }

    /** Relative variance of one bin's expectation that no averaging over lumisections removes. */
    float lastingVariance(int bin) {
        return (float) noise.relativeError(reference, bin);
    }
}
