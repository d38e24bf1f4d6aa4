package org.dqm.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dqm.api.export.CalibrationInputs;
import org.dqm.api.export.FixedPointOptions;
import org.dqm.fpga.emulate.EmulatedScore;
import org.dqm.fpga.emulate.Emulator;
import org.dqm.fpga.pass.Bits;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.model.crossing.Sample;
import org.dqm.model.network.Engine;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.EngineKind;
import org.dqm.model.trigger.CodedScore;
import org.dqm.model.trigger.CodesBySample;
import org.dqm.model.trigger.TriggerEvaluation;
import org.dqm.model.trigger.TriggerInput;
import org.dqm.model.trigger.TriggerScore;
import org.dqm.model.trigger.TriggerScorer;

/** {@code dqm evaluate --simulate l1-calo}: rates and efficiencies of a trigger bundle. */
final class EvaluateTrigger {
    /** Crossings of each signal. */
    static final int SIGNAL = 20_000;

    private EvaluateTrigger() {}

    /** @param fixedPoint if its network is to be judged as on the chip too, how */
    static void run(Judged judged, Optional<FixedPointOptions> fixedPoint, CodesBySample.Request request, Path out)
            throws IOException, InterruptedException {
        Bundle bundle = judged.bundle;
        TriggerEvaluation.Result result;
        Map<Sample, Progress> bars = new EnumMap<>(Sample.class);
        Optional<CalibrationInputs> calibration =
                fixedPoint.isPresent() ? Optional.of(CalibrationInputs.of(bundle, List.of())) : Optional.empty();
        Optional<CodedScore> quantised =
                fixedPoint.map(options -> quantised(bundle, options, calibration.orElseThrow()));
        try (Engine engine = bundle.openEngine(judged.floating)) {
            result = new TriggerEvaluation(bundle, new TriggerScorer(bundle.contents(), engine), quantised, request)
                    .run((sample, done, total) -> bars.computeIfAbsent(sample, each -> new Progress(each.label()))
                            .show(done, total, "crossings"));
        }
        ObjectNode json = result.json();
        json.put("commit", SourceCommit.of(ProjectRoot.path()));
        calibration.ifPresent(sample -> describe(json.putObject("fixed_point"), fixedPoint.orElseThrow(), judged)
                .put("calibration_sample", sample.origin()));
        Files.createDirectories(out);
        Files.writeString(out.resolve("trigger.json"), json.toPrettyString() + "\n");
        Files.writeString(out.resolve("rates.csv"), result.rates());
        json.path("points").forEach(EvaluateTrigger::print);
        System.err.println("wrote " + out.resolve("rates.csv") + " and " + out.resolve("trigger.json"));
    }

    /**
     * What is judged.
     *
     * @param floating runs the float network
     */
    record Judged(Bundle bundle, EngineKind floating) {}

    private static ObjectNode describe(ObjectNode json, FixedPointOptions options, Judged judged) {
        Bits bits = options.bits(judged.bundle);
        json.put("weight_bits", bits.weights())
                .put("activation_bits", bits.activations())
                .put("output_bits", bits.outputs());
        ObjectNode layers = json.putObject("layer_bits");
        new TreeMap<>(bits.layers()).forEach(layers::put);
        bits.input().ifPresent(type -> json.put("input_type", type.hls()));
        return json.put("pruned", options.prune()).put("pruned_by_filter", options.pruneFilters());
    }

    /** As the chip makes it: of an autoencoder the score is on the chip too. */
    private static CodedScore quantised(Bundle bundle, FixedPointOptions options, CalibrationInputs calibration) {
        OutputForm form =
                TriggerScore.of(bundle.manifest()) == TriggerScore.OUTPUT ? OutputForm.NETWORK : OutputForm.SCORE;
        return new EmulatedScore(
                new Emulator(options.quantised(bundle, form, calibration).graph()), TriggerInput.of(bundle.manifest()));
    }

    private static void print(JsonNode point) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%-14s %4.0f kHz",
                point.path("method").asText(),
                point.path("khz_allowed").asDouble()));
        point.path("efficiency")
                .properties()
                .forEach(signal -> line.append(String.format(
                        Locale.ROOT,
                        "  %s %.3f±%.3f",
                        signal.getKey(),
                        signal.getValue().path("value").asDouble(),
                        signal.getValue().path("error").asDouble())));
        System.err.println(line);
        point.path("ratio_to_model")
                .properties()
                .forEach(signal -> System.err.printf(
                        Locale.ROOT,
                        "  quantised / float of %s: %.3f±%.3f%n",
                        signal.getKey(),
                        signal.getValue().path("value").asDouble(),
                        signal.getValue().path("error").asDouble()));
    }
}
