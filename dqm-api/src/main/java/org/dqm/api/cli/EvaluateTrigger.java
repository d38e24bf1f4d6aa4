package org.dqm.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.dqm.model.crossing.Sample;
import org.dqm.model.network.Engine;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.EngineKind;
import org.dqm.model.trigger.TriggerEvaluation;
import org.dqm.model.trigger.TriggerScorer;

/** {@code dqm evaluate --simulate l1-calo}: rates and efficiencies of a trigger bundle. */
final class EvaluateTrigger {
    /** Crossings of each signal. */
    static final int SIGNAL = 20_000;

    private EvaluateTrigger() {}

    static void run(Bundle bundle, EngineKind kind, TriggerEvaluation.Request request, Path out)
            throws IOException, InterruptedException {
        TriggerEvaluation.Result result;
        Map<Sample, Progress> bars = new EnumMap<>(Sample.class);
        try (Engine engine = bundle.openEngine(kind)) {
            result = new TriggerEvaluation(bundle, new TriggerScorer(bundle.contents(), engine), request)
                    .run((sample, done, total) -> {
                        synchronized (bars) {
                            bars.computeIfAbsent(sample, each -> new Progress(each.label()))
                                    .show(done, total, "crossings");
                        }
                    });
        }
        ObjectNode json = result.json();
        json.put("commit", SourceCommit.of(ProjectRoot.path()));
        Files.createDirectories(out);
        Files.writeString(out.resolve("trigger.json"), json.toPrettyString() + "\n");
        Files.writeString(out.resolve("rates.csv"), result.rates());
        json.path("points").forEach(EvaluateTrigger::print);
        System.err.println("wrote " + out.resolve("rates.csv") + " and " + out.resolve("trigger.json"));
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
    }
}
