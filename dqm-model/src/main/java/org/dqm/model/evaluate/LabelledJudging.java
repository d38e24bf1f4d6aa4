package org.dqm.model.evaluate;

import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;
import org.dqm.domain.Verdict;
import org.dqm.model.network.Engine;
import org.dqm.model.registry.Bundle;
import org.dqm.model.score.Scorer;
import org.dqm.model.score.ScoringModel;

/** Judges labelled lumisections in the order they come; an equal identity that comes again is left out. */
final class LabelledJudging implements AutoCloseable {
    private final Bundle bundle;
    private final ScoringModel model;
    private final Map<String, Engine> engines = new LinkedHashMap<>();
    private final Map<String, Map<String, Scorer>> scorers = new HashMap<>();
    private final Map<String, LabelledStream> streams = new LinkedHashMap<>();
    private final Set<RecordId> seen = new HashSet<>();
    private final Map<NotScoredReason, Integer> notScored = new EnumMap<>(NotScoredReason.class);
    private final KeptExamples examples = new KeptExamples();

    LabelledJudging(DataRequest request, Bundle bundle) {
        this.bundle = bundle;
        this.model = ScoringModel.of(bundle);
        if (request.isAsked(MetricsJson.OURS)) {
            engines.put(MetricsJson.OURS, bundle.openEngine(request.engine()));
        }
        if (request.isAsked(DataRequest.SILENT)) {
            engines.put(DataRequest.SILENT, Engines.silent(bundle.contents().network()));
        }
    }

    /**
     * Judges the next one.
     *
     * @param ignored bins that are not judged, the same in all lumisections of a run
     * @return whether it was the first of its identity
     */
    boolean take(LumisectionHistogram histogram, List<FaultLabel> faults, BitSet ignored) {
        RecordId id = histogram.id();
        if (!seen.add(id)) {
            return false;
        }
        if (!bundle.manifest().element().matches(id.element().me())) {
            notScored.merge(NotScoredReason.NO_MODEL, 1, Integer::sum);
            return true;
        }
        String name = id.run() + " " + id.element().me() + " " + id.element().dataset();
        LabelledStream stream = streams.computeIfAbsent(name.strip(), LabelledStream::new);
        stream.add(id.ls(), faults);
        boolean isFirst = true;
        for (Map.Entry<String, Engine> method : engines.entrySet()) {
            Scorer scorer = scorers.computeIfAbsent(method.getKey(), key -> new HashMap<>())
                    .computeIfAbsent(name, key -> new Scorer(model, method.getValue(), ignored));
            Verdict verdict = scorer.score(histogram);
            stream.say(method.getKey(), Said.of(verdict.outcome()));
            if (isFirst) {
                count(verdict.outcome());
                examples.see(name, histogram, faults, verdict);
                isFirst = false;
            }
        }
        return true;
    }

    private void count(Outcome outcome) {
        if (outcome instanceof Outcome.NotScored reason) {
            notScored.merge(reason.reason(), 1, Integer::sum);
        }
    }

    Set<String> methods() {
        return engines.keySet();
    }

    Collection<LabelledStream> streams() {
        return streams.values();
    }

    /** Records without a verdict, by reason. */
    Map<NotScoredReason, Integer> notScored() {
        return notScored;
    }

    KeptExamples examples() {
        return examples;
    }

    @Override
    public void close() {
        engines.values().forEach(Engine::close);
    }
}
