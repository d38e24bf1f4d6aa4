package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.registry.Bundle;
import org.dqm.model.score.ScoringModel;
import org.dqm.model.simulate.Simulator;

/** Writes {@code views.json}: examples of what our own method sees, and what it has learnt. */
record ViewsJson(EvaluationRequest request, Bundle bundle, Simulator simulator) {
    /** Good lumisections that means are taken over, each of its own run. */
    private static final int RUNS = 6;

    ObjectNode write() {
        ScoringModel model = ScoringModel.of(bundle);
        int first = request.runs().firstRun();
        List<LumisectionHistogram> good = IntStream.range(0, RUNS)
                .mapToObj(k -> simulator
                        .lumisection(first + k, Setting.PLAIN.before() + 1, List.of())
                        .histogram())
                .toList();
        try (CodeLayer.Listening engine = new CodeLayer.Listening(bundle.openEngine(request.engine()))) {
            Expecting expecting = new Expecting(
                    model, engine, Engines.silent(bundle.contents().network()));
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("threshold", model.threshold());
            node.set("examples", new ExampleMaps(model, engine, simulator).write(request));
            node.set("occlusion", new Occlusion(expecting).write(good));
            Optional<CodeLayer> code = CodeLayer.of(bundle.contents(), engine);
            try {
                node.set("network", new NetworkView(expecting, code).write(good));
            } finally {
                code.ifPresent(CodeLayer::close);
            }
            return node;
        }
    }
}
