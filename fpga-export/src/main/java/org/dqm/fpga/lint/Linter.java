package org.dqm.fpga.lint;

import java.util.List;

/** Checks {@code model.onnx} and {@code hls4ml_config.yml} against every rule. */
public final class Linter {
    private Linter() {}

    /**
     * Everything that hls4ml would refuse or get wrong; empty if nothing.
     *
     * @throws IllegalArgumentException if {@code onnx} is no ONNX file at all
     */
    public static List<Finding> findings(byte[] onnx, String yaml) {
        Findings findings = new Findings();
        LintedModel model = new LintedModel(onnx);
        new FileRules(model, findings).check();
        new QuantRules(model, findings).check();
        new LayerRules(model, findings).check();
        new ConfigRules(model, yaml, findings).check();
        return findings.all();
    }
}
