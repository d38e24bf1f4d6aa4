package org.dqm.model.score;

import java.util.Map;
import org.dqm.domain.ModelVersion;
import org.dqm.model.calibrate.Calibration;
import org.dqm.model.calibrate.NoiseModel;
import org.dqm.model.geometry.Geometry;
import org.dqm.model.geometry.GeometryJson;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.TensorLayout;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.registry.BundleRefusedException;
import org.dqm.model.registry.Manifest;
import org.dqm.model.registry.NpyArray;

/**
 * All that scoring one element needs beside the network.
 *
 * @param halo pixels added to the network's images at both ends of an axis that wraps
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
    private static final String REFERENCE = "reference.npz";
    private static final String NOISE = "noise.npz";
    private static final String CALIBRATION = "calibration.npz";

    public ScoringModel {
        if (geometry.nx() != reference.grid().nx()
                || geometry.ny() != reference.grid().ny()) {
            throw new IllegalArgumentException("geometry of " + version + " is " + geometry.nx() + " x " + geometry.ny()
                    + ", its reference " + reference.grid());
        }
    }

    /**
     * What a bundle says.
     *
     * @throws BundleRefusedException if it is a trigger's, which knows nothing of occupancy maps
     * @throws IllegalArgumentException if an array is missing or broken; the message names it
     */
    public static ScoringModel of(Bundle bundle) {
        return of(bundle.contents());
    }

    /** The same for a bundle that has not been written. */
    public static ScoringModel of(BundleContents contents) {
        Manifest manifest = contents.manifest();
        if (manifest.kind() == Manifest.Kind.TRIGGER) {
            throw new BundleRefusedException(manifest.model() + " is of kind trigger: it scores bunch crossings"
                    + " (./dqm evaluate), not occupancy maps; name a bundle that was trained on lumisections");
        }
        TensorLayout.requireIn(manifest.model(), manifest.preprocessing());
        Manifest.Grid bins = manifest.grid();
        GridTopology grid = new GridTopology(bins.nx(), bins.ny(), bins.wrapsX(), bins.wrapsY());
        Reference reference = Reference.fromArrays(grid, contents.arrays(REFERENCE));
        Geometry geometry = contents.geometry().map(GeometryJson::read).orElse(Geometry.none(grid.nx(), grid.ny()));
        return new ScoringModel(
                manifest.model(),
                reference,
                NoiseModel.fromArrays(reference, geometry.units().size(), contents.arrays(NOISE)),
                Calibration.fromArrays(manifest.calibration(), contents.arrays(CALIBRATION)),
                geometry,
                manifest.applicability(),
                bins.halo(),
                manifest.calibration().alarmThreshold());
    }

    /** The arrays of a bundle by file; {@link #of} reads them. */
    public Map<String, Map<String, NpyArray>> toArrays() {
        return Map.of(
                REFERENCE, reference.toArrays(),
                NOISE, noise.toArrays(),
                CALIBRATION, calibration.toArrays());
    }

    /** The same model on another scale. */
    public ScoringModel with(Calibration other) {
        return new ScoringModel(version, reference, noise, other, geometry, applicability, halo, threshold);
    }

    /** The same model with another alarm threshold. */
    public ScoringModel withThreshold(double other) {
        return new ScoringModel(version, reference, noise, calibration, geometry, applicability, halo, other);
    }

    /** The same model for other lumisections. */
    ScoringModel with(Manifest.Applicability other) {
        return new ScoringModel(version, reference, noise, calibration, geometry, other, halo, threshold);
    }
}
