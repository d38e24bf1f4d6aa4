package org.dqm.api.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dqm.alarm.mask.Masks;
import org.dqm.domain.ElementKey;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;
import org.dqm.domain.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scorer of every element seen: elements in parallel, the lumisections of one element in order. */
final class Scorers {
    private static final Logger LOG = LoggerFactory.getLogger(Scorers.class);

    private final Function<ElementKey, ElementScorer> models;
    private final Workers workers;
    private final Map<ElementKey, Held> held = new HashMap<>();

    private Masks masks = Masks.NONE;
    private Map<Integer, String> runTypes = Map.of();

    /** A scorer, the partition that feeds it, and the masks that it was told last; at first none. */
    private static final class Held {
        private final int partition;
        private final ElementScorer scorer;
        private long maskEdition;
        private Optional<String> runType = Optional.empty();

        Held(int partition, ElementScorer scorer) {
            this.partition = partition;
            this.scorer = scorer;
        }

        ElementScorer scorer(ElementKey element, Masks masks, Optional<String> type) {
            if (maskEdition != masks.edition() || !runType.equals(type)) {
                scorer.mask(masks.in(type).of(element.me()));
                maskEdition = masks.edition();
                runType = type;
            }
            return scorer;
        }
    }

    Scorers(Function<ElementKey, ElementScorer> models, Workers workers) {
        this.models = models;
        this.workers = workers;
    }

    /**
     * From now on these masks count.
     *
     * @param types of the runs that come, where somebody has told them; empty where no mask depends on it
     */
    void use(Masks next, Map<Integer, String> types) {
        masks = next;
        runTypes = Map.copyOf(types);
    }

    /** A verdict for each of {@code works}, in their order. */
    List<Verdict> score(List<Work> works) {
        Map<ElementKey, List<Work>> byElement = new LinkedHashMap<>();
        for (Work work : works) {
            byElement
                    .computeIfAbsent(work.id().element(), element -> new ArrayList<>())
                    .add(work);
        }
        List<Supplier<List<Verdict>>> tasks = new ArrayList<>();
        byElement.forEach((element, ofElement) -> {
            int partition = ofElement.get(0).received().position().partition();
            Held own = held.computeIfAbsent(element, key -> new Held(partition, models.apply(key)));
            tasks.add(() -> ofElement.stream().map(work -> score(own, work)).toList());
        });
        Map<RecordId, Verdict> verdicts = new HashMap<>();
        workers.all(tasks).forEach(some -> some.forEach(verdict -> verdicts.put(verdict.id(), verdict)));
        return works.stream().map(work -> verdicts.get(work.id())).toList();
    }

    /** Forgets what was learned from {@code partitions}. */
    void forget(Set<Integer> partitions) {
        held.values().removeIf(each -> partitions.contains(each.partition));
    }

    private Verdict score(Held own, Work work) {
        Optional<String> type = Optional.ofNullable(runTypes.get(work.id().run()));
        try {
            return own.scorer(work.id().element(), masks, type).score(work.histogram(), work.conditions());
        } catch (RuntimeException e) {
            LOG.error("scoring of {} at {} failed; it counts as not scored", work.id(), work.received(), e);
            return new Verdict(
                    work.id(),
                    new Outcome.NotScored(NotScoredReason.MODEL_REFUSED, "scoring failed: " + e),
                    Optional.empty());
        }
    }
}
