package org.dqm.api.cli;

import org.dqm.fpga.export.Exportability;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.registry.Manifest;

/** Lets a new bundle say whether its network can go to an FPGA. */
final class ExportableMark {
    private ExportableMark() {}

    /** The same contents with that in the manifest. */
    static BundleContents on(BundleContents contents) {
        Manifest old = contents.manifest();
        Manifest marked = new Manifest(
                old.model(),
                old.element(),
                old.grid(),
                old.preprocessing(),
                old.noiseModel(),
                old.trainingData(),
                old.applicability(),
                old.calibration(),
                old.metrics(),
                Exportability.of(contents.network(), contents.weights()),
                old.kind());
        return new BundleContents(
                marked,
                contents.network(),
                contents.weights(),
                contents.arrays(),
                contents.geometry(),
                contents.goldenInputs());
    }
}
