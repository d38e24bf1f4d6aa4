package org.dqm.fpga.export;

import java.util.List;
import java.util.stream.Collectors;
import org.dqm.fpga.pass.NetworkImport;
import org.dqm.fpga.pass.Problem;
import org.dqm.fpga.pass.Supported;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.Weights;
import org.dqm.model.registry.Manifest;

/** Whether hls4ml can do a network at all: what a bundle's manifest says under {@code exportable}. */
public final class Exportability {
    private Exportability() {}

    /** With every reason if not. */
    public static Manifest.Exportable of(NetworkSpec network, Weights weights) {
        List<Problem> problems;
        try {
            problems = Supported.problems(NetworkImport.graph(network, weights));
        } catch (IllegalArgumentException e) {
            return new Manifest.Exportable(false, String.valueOf(e.getMessage()));
        }
        return problems.isEmpty()
                ? new Manifest.Exportable(true, "hls4ml can do all its layers; ./dqm export-fpga makes the package")
                : new Manifest.Exportable(
                        false, problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
    }
}
