package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.network.Engine;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.EngineKind;
import org.dqm.model.score.ScoringModel;
import org.dqm.model.simulate.Simulator;

/**
 * Writes {@code views.json}: examples of what our own method sees, and what it has learnt.
 *
 * @param good lumisections that means are taken over, each of its own run
 */
record ViewsJson(Bundle bundle, EngineKind engine, List<LumisectionHistogram> good) {
    private static final int RUNS = 6;

    /** Lumisections that are shown with what was expected of them. */
    @FunctionalInterface
    interface Examples {
        ArrayNode of(ScoringModel model, Engine engine);
    }

    static ViewsJson ofSimulated(EvaluationRequest request, Bundle bundle, Simulator simulator) {
        int first = request.runs().firstRun();
        List<LumisectionHistogram> good = IntStream.range(0, RUNS)
                .mapToObj(k -> simulator
                        .lumisection(first + k, Setting.PLAIN.before() + 1, List.of())
                        .histogram())
                .toList();
        return new ViewsJson(bundle, request.engine(), good);
    }

    ObjectNode write(Examples examples) {
        ScoringModel model = ScoringModel.of(bundle);
        try (CodeLayer.Listening listening = new CodeLayer.Listening(bundle.openEngine(engine))) {
            Expecting expecting = new Expecting(
                    model, listening, Engines.silent(bundle.contents().network()));
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("threshold", model.threshold());
            node.set("examples", examples.of(model, listening));
            node.set("occlusion", new Occlusion(expecting).write(good));
            Optional<CodeLayer> code = CodeLayer.of(bundle.contents(), listening);
            try {
                node.set("network", new NetworkView(expecting, code).write(good));
            } finally {
                code.ifPresent(CodeLayer::close);
            }
            return node;
        }
    }
}
