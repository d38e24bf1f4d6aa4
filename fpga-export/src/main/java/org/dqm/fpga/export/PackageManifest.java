package org.dqm.fpga.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Shape;
import org.dqm.fpga.graph.Widths;
import org.dqm.fpga.pass.Heads;
import org.dqm.fpga.qonnx.HlsSettings;
import org.dqm.model.registry.Bundle;

/** {@code manifest.json} of the package. */
final class PackageManifest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode root =
            JSON.createObjectNode().put("format", "dqm-fpga-export").put("version", 1);

    PackageManifest(Bundle bundle, ExportRequest request) {
        root.putObject("bundle")
                .put("name", bundle.manifest().model().name())
                .put("version", bundle.manifest().model().version())
                .put("element", bundle.manifest().element().glob());
        HlsSettings settings = request.settings();
        root.putObject("hls4ml")
                .put("minimum", "1.2")
                .put("meant_for", request.hls4ml())
                .put("backend", settings.backend())
                .put("io", settings.io())
                .put("strategy", settings.strategy())
                .put("reuse_factor", settings.reuseFactor())
                .put("project", settings.project())
                .put("namespace", settings.namespace());
        root.putObject("target")
                .put("name", request.target().name())
                .put("part", settings.part())
                .put("clock_period_ns", settings.clockPeriod());
        root.put("outputs_form", request.form().label());
        root.putObject("bits")
                .put("weights", request.bits().weights())
                .put("activations", request.bits().activations())
                .put("outputs", request.bits().outputs())
                .set(
                        "layers",
                        JSON.valueToTree(new java.util.TreeMap<>(request.bits().layers())));
        root.putObject("pruned")
                .put("fraction", request.prune().fraction())
                .put("by_filter", request.prune().byFilter());
        root.putObject("calibration_sample")
                .put("origin", request.origin())
                .put("events", request.sample().size())
                .put("events_for_ranges", Quantised.profiled(request.sample()).size())
                .put("events_compared", Exporter.compared(request.sample()).size());
    }

    void tensors(Graph graph) {
        Map<String, FixedType> types = Widths.of(graph);
        FixedType in = Objects.requireNonNull(types.get(graph.input()));
        tensor(root.putObject("input"), graph.input(), graph.inputShape(), in);
        for (String output : graph.outputs()) {
            ObjectNode node = root.withArray("outputs").addObject();
            tensor(node, output + "_out", graph.shape(output), Objects.requireNonNull(types.get(output)));
            node.put("node", output);
        }
    }

    private static void tensor(ObjectNode node, String name, Shape shape, FixedType type) {
        node.put("name", name);
        shape.dims().forEach(side -> node.withArray("shape").add(side));
        node.put("type", type.hls())
                .put("bits", type.bits())
                .put("exponent", type.exponent())
                .put("signed", type.signed())
                .put("lsb", type.scale());
    }

    void score(FixedType type, ScoreThreshold threshold, boolean isOnChip, int inputs) {
        ObjectNode score = root.putObject("score")
                .put("lsb", type.scale())
                .put("threshold_code", threshold.code())
                .put("threshold", type.value(threshold.code()))
                .put("threshold_origin", threshold.origin());
        if (isOnChip) {
            int shift = Integer.SIZE - Integer.numberOfLeadingZeros(inputs - 1);
            score.put("node", "q_" + Heads.SCORE)
                    .put("meaning", "sum of (input - reconstruction)^2 over " + inputs + " inputs, times 2^-" + shift);
        }
        score.put("rate_against_threshold", "not measured");
    }

    /** Where the rate at the threshold goes, once there is a score. */
    ObjectNode rates() {
        return root.withObject("/score").putObject("rate_against_threshold");
    }

    void vectors(List<long[]> events, List<long[]> answers, FixedType input, Optional<ScoreThreshold> threshold) {
        ObjectNode vectors = root.putObject("test_vectors")
                .put("events", events.size())
                .put("share_with_input_at_an_end_of_its_range", TestVectors.saturatedShare(events, input));
        threshold.ifPresent(
                code -> vectors.put("share_within_a_tenth_of_the_threshold", TestVectors.closeShare(answers, code)));
    }

    void accuracy(List<Accuracy> accuracies) {
        accuracies.forEach(accuracy -> root.withArray("accuracy")
                .addObject()
                .put("output", accuracy.output())
                .put("float_spread", accuracy.spread())
                .put("rms_difference", accuracy.rms())
                .put("largest_difference", accuracy.largest())
                .put("correlation", accuracy.correlation()));
    }

    void roc(Roc floating, Roc quantised) {
        root.putObject("roc")
                .put("background", quantised.backgrounds())
                .put("signal", quantised.signals())
                .put("auc_float", floating.area())
                .put("auc_quantised", quantised.area());
    }

    void cost(Cost cost, Target target, Verdict verdict) {
        root.putObject("verdict").put("fit", verdict.fit().name()).put("rule", verdict.rule());
        ObjectNode costs = root.putObject("cost");
        costs.put("multiply_accumulates", cost.total(LayerCost::multiplyAccumulates))
                .put("multiplies_by_nonzero_weights", cost.total(LayerCost::multiplies))
                .put("effective_bit_operations", cost.total(LayerCost::bitOperations))
                .put("weight_bits", cost.total(LayerCost::weightBits))
                .putObject("estimate_not_synthesis")
                .put("cycles", cost.cycles())
                .put("latency_ns", cost.latency(target))
                .put("luts", cost.total(LayerCost::luts))
                .put("dsps", cost.total(LayerCost::dsps));
        ObjectNode layers = costs.putObject("layers");
        cost.layers()
                .forEach(layer -> layers.putObject(layer.name())
                        .put("multiply_accumulates", layer.multiplyAccumulates())
                        .put("multiplies_by_nonzero_weights", layer.multiplies())
                        .put("effective_bit_operations", layer.bitOperations())
                        .put("weight_bits", layer.weightBits())
                        .put("estimated_cycles", layer.cycles())
                        .put("estimated_luts", layer.luts())
                        .put("estimated_dsps", layer.dsps()));
    }

    /** What was said so far, as it will be read back. */
    JsonNode tree() throws JsonProcessingException {
        return JSON.readTree(root.toString());
    }

    /** The whole, with the checksums of these files. */
    String text(SortedMap<String, byte[]> files) {
        ObjectNode sums = root.putObject("files");
        files.forEach((name, bytes) -> sums.put(name, Checksums.sha256(bytes)));
        return root.toPrettyString() + "\n";
    }
}
