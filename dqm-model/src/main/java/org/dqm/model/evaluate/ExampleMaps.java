package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dqm.domain.EvidenceMaps;
import org.dqm.domain.Outcome;
import org.dqm.domain.Verdict;
import org.dqm.model.network.Engine;
import org.dqm.model.score.Scorer;
import org.dqm.model.score.ScoringModel;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.Simulator;

/** A few lumisections with what was expected of them: good ones, and the first fault measured of some rows. */
record ExampleMaps(ScoringModel model, Engine engine, Simulator simulator) {
    /** Rows worth a look, where they are asked for. */
    private static final List<String> ROWS = List.of(
            "dead-bin",
            "cold-bin-x0.5",
            "hot-bin-x2",
            "cold-block5-x0.8",
            "hot-block2-x1.5",
            "dead-module",
            "cold-ring-x0.8");

    private static final int GOOD = 2;
    /** Lumisection of a fault that is shown; of one that flickers, the first from there on that has it. */
    private static final int LASTING = 3;

    ArrayNode write(EvaluationRequest request) {
        ArrayNode examples = JsonNodeFactory.instance.arrayNode();
        int first = request.runs().firstRun();
        for (int k = 0; k < GOOD; k++) {
            add(examples, "good", first + k, Optional.empty());
        }
        List<FaultRow> asked = request.rows();
        List<FaultRow> shown = new ArrayList<>(
                asked.stream().filter(row -> ROWS.contains(row.id())).toList());
        if (shown.isEmpty()) {
            shown.addAll(asked.subList(0, Math.min(2, asked.size())));
        }
        for (FaultRow row : shown) {
            Places places = new Places(simulator, row);
            if (!places.isEmpty()) {
                add(examples, row.id(), first, Optional.of(FaultStudy.first(places, first)));
            }
        }
        return examples;
    }

    private void add(ArrayNode examples, String name, int run, Optional<Fault> fault) {
        Scorer scorer = new Scorer(model, engine);
        int first = fault.map(Fault::sinceLs).orElse(Setting.PLAIN.before() + 1) + LASTING - 1;
        int last = IntStream.iterate(first, ls -> ls + 1)
                .filter(ls -> fault.stream().allMatch(planted -> planted.isActive(ls)))
                .findFirst()
                .orElseThrow();
        Verdict verdict = null;
        for (int ls = 1; ls <= last; ls++) {
            verdict = scorer.score(
                    simulator.lumisection(run, ls, fault.stream().toList()).histogram());
        }
        if (verdict != null) {
            of(
                            name,
                            verdict,
                            fault.stream()
                                    .flatMapToInt(planted -> planted.changed().indices()))
                    .ifPresent(examples::add);
        }
    }

    /** A scored lumisection and its faulty bins, by row-major index from 0; nothing if it has no maps. */
    static Optional<ObjectNode> of(String name, Verdict verdict, IntStream faultyBins) {
        if (verdict.outcome() instanceof Outcome.Scored scored
                && verdict.evidence().isPresent()) {
            EvidenceMaps maps = verdict.evidence().get();
            ObjectNode example = JsonNodeFactory.instance.objectNode();
            example.put("name", name);
            example.put("run", verdict.id().run());
            example.put("ls", verdict.id().ls());
            example.put("score", scored.score());
            example.put("persistent_score", scored.persistentScore());
            example.put("anomalous", scored.anomalous());
            ArrayNode faulty = example.putArray("faulty_bins");
            faultyBins.forEach(faulty::add);
            example.set("input", MapJson.of(maps.input()));
            example.set("expected", MapJson.of(maps.expected()));
            example.set("significance", MapJson.of(maps.significance()));
            return Optional.of(example);
        }
        return Optional.empty();
    }
}
