package org.dqm.api.cli;

import org.dqm.fpga.export.Exportability;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.registry.Manifest;

/** Lets a new bundle say whether its network can go to an FPGA. */
final class ExportableMark {
    private ExportableMark() {}

    /** The same contents with that in the manifest. */
    static BundleContents on(BundleContents contents) {
        Manifest marked = contents.manifest().with(Exportability.of(contents.network(), contents.weights()));
        return new BundleContents(
                marked,
                contents.network(),
                contents.weights(),
                contents.arrays(),
                contents.geometry(),
                contents.goldenInputs());
    }
}
