package org.dqm.fpga.lint;

import static org.dqm.fpga.lint.LintedModel.attribute;
import static org.dqm.fpga.lint.LintedModel.input;
import static org.dqm.fpga.lint.LintedModel.ints;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dqm.model.onnx.proto.AttributeProto;
import org.dqm.model.onnx.proto.NodeProto;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Rules about {@code hls4ml_config.yml}, against the nodes of the model. */
final class ConfigRules {
    private static final Set<String> ACCUMULATE = Set.of("Conv", "MatMul", "MaxPool", "AveragePool");
    private static final Map<String, String> FIXED = Map.of(
            "OnnxModel", "model.onnx",
            "InputData", "tb_input_features.dat",
            "OutputPredictions", "tb_output_predictions.dat");

    private final LintedModel model;
    private final Map<?, ?> config;
    private final Findings findings;

    ConfigRules(LintedModel model, String yaml, Findings findings) {
        this.model = model;
        this.findings = findings;
        this.config = parsed(yaml);
    }

    private Map<?, ?> parsed(String yaml) {
        try {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            if (root instanceof Map<?, ?> map) {
                return map;
            }
            findings.require(false, Rule.CONFIG, "file", "is no mapping");
        } catch (YAMLException e) {
            findings.require(false, Rule.CONFIG, "file", "is no YAML: " + e.getMessage());
        }
        return Map.of();
    }

    void check() {
        FIXED.forEach((key, value) -> findings.require(
                value.equals(text(config, key)),
                Rule.CONFIG,
                key,
                "must be " + value + ", is '" + text(config, key) + "'"));
        for (String key : List.of("ProjectName", "OutputDir", "Part")) {
            findings.require(!text(config, key).isEmpty(), Rule.CONFIG, key, "is missing");
        }
        requireMatch(config, "Backend", "Vitis|Vivado");
        requireMatch(config, "IOType", "io_parallel|io_stream");
        requireMatch(config, "ClockPeriod", "[0-9]+([.][0-9]+)?");
        requireMatch(config, "ClockUncertainty", "[0-9]+([.][0-9]+)?%");
        Map<?, ?> writer = at(config, "WriterConfig");
        requireMatch(writer, "Namespace", "[A-Za-z_][A-Za-z0-9_]*");
        requireMatch(writer, "WriteWeightsTxt", "true");
        requireMatch(writer, "WriteTar", "false");
        requireMatch(writer, "TBOutputStream", "both");
        Map<?, ?> all = at(at(config, "HLSConfig"), "Model");
        requireMatch(at(all, "Precision"), "default", "fixed<[0-9]+,[0-9]+>");
        requireMatch(all, "ReuseFactor", "[1-9][0-9]*");
        requireMatch(all, "Strategy", "Latency|Resource");
        Map<?, ?> layers = at(at(config, "HLSConfig"), "LayerName");
        Set<String> expected = new TreeSet<>();
        model.graph().getInputList().forEach(value -> expected.add(value.getName()));
        model.nodes().forEach(node -> expected.add(node.getName()));
        for (String name : expected) {
            findings.require(
                    !text(at(at(layers, name), "Precision"), "result").isEmpty(),
                    Rule.CONFIG,
                    name,
                    "no entry with Precision.result under HLSConfig.LayerName");
        }
        for (Object name : layers.keySet()) {
            findings.require(expected.contains(String.valueOf(name)), Rule.CONFIG, String.valueOf(name), "is no node");
        }
        checkInput(layers);
        model.nodes().forEach(node -> checkNode(node, at(layers, node.getName())));
    }

    private void requireMatch(Map<?, ?> map, String key, String pattern) {
        findings.require(
                text(map, key).matches(pattern),
                Rule.CONFIG,
                key,
                "must match " + pattern + ", is '" + text(map, key) + "'");
    }

    private void checkInput(Map<?, ?> layers) {
        model.graph().getInputList().forEach(value -> {
            String written = text(at(at(layers, value.getName()), "Precision"), "result");
            String needed = model.consumersOf(value.getName()).stream()
                    .findFirst()
                    .flatMap(quant -> type(quant, 0))
                    .orElse("no quantiser");
            findings.require(
                    written.equals("ap_" + needed),
                    Rule.CONFIG,
                    value.getName(),
                    "must have result ap_" + needed + ", the type of its Quant, has '" + written + "'");
        });
    }

    private void checkNode(NodeProto node, Map<?, ?> entry) {
        String name = node.getName();
        Map<?, ?> precision = at(entry, "Precision");
        String result = text(precision, "result");
        String accumulator = text(precision, "accum");
        findings.require(
                !accumulator.toUpperCase(Locale.ROOT).contains("SAT"),
                Rule.CONFIG,
                name,
                "a saturating accumulator depends on the order of the sum: '" + accumulator + "'");
        if (ACCUMULATE.contains(node.getOpType())) {
            findings.require(!accumulator.isEmpty(), Rule.CONFIG, name, "Precision.accum is missing");
        }
        if (node.getOpType().equals("AveragePool")) {
            long window = ints(node, "kernel_shape").stream().reduce(1L, (a, b) -> a * b);
            String needed = model.grid(input(node, 0))
                    .flatMap(quant -> type(quant, Long.numberOfTrailingZeros(window)))
                    .orElse("no quantiser");
            findings.require(
                    result.equals(needed),
                    Rule.POOL,
                    name,
                    "Precision.result must be " + needed + ", is '" + result + "'");
        } else {
            findings.require(
                    result.equals("auto"), Rule.CONFIG, name, "Precision.result must be auto, is '" + result + "'");
        }
        if (node.getOpType().equals("Resize")) {
            List<Long> in = model.shape(input(node, 0));
            boolean isTold = in.size() == 4
                    && text(entry, "InHeight").equals(String.valueOf(in.get(1)))
                    && text(entry, "InWidth").equals(String.valueOf(in.get(2)));
            findings.require(isTold, Rule.RESIZE, name, "InHeight and InWidth must be those of its input, " + in);
        }
    }

    /** The type that a quantiser gives, with so many bits more after the point. */
    private Optional<String> type(NodeProto quant, int more) {
        Optional<Integer> exponent = model.exponent(quant);
        Optional<Double> bits = model.scalar(input(quant, 3));
        if (exponent.isEmpty() || bits.isEmpty()) {
            return Optional.empty();
        }
        boolean signed = attribute(quant, "signed").map(AttributeProto::getI).orElse(0L) == 1;
        int width = bits.get().intValue();
        return Optional.of((signed ? "fixed<" : "ufixed<") + (width + more) + "," + (width + exponent.get()) + ">");
    }

    private static Map<?, ?> at(Map<?, ?> map, String key) {
        return map.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
    }

    private static String text(Map<?, ?> map, String key) {
        @Nullable Object value = map.get(key);
        return value == null ? "" : value.toString();
    }
}
