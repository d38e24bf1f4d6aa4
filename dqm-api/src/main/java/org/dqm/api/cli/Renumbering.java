package org.dqm.api.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.domain.ElementKey;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;

/**
 * Gives records other coordinates. The first run met becomes {@code run}, further runs the numbers after it; the
 * first lumisection of each run becomes {@code ls} and the others keep their distance from it.
 */
final class Renumbering {
    private final OptionalInt run;
    private final OptionalInt ls;
    private final Optional<String> me;
    private final Optional<String> dataset;
    private final Map<Integer, Integer> runs = new HashMap<>();
    private final Map<Integer, Integer> firstLs = new HashMap<>();

    Renumbering(OptionalInt run, OptionalInt ls, Optional<String> me, Optional<String> dataset) {
        this.run = run;
        this.ls = ls;
        this.me = me;
        this.dataset = dataset;
    }

    /** Changes nothing but run numbers. */
    static Renumbering fromRun(int run) {
        return new Renumbering(OptionalInt.of(run), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether records stay as they are. */
    boolean isIdentity() {
        return run.isEmpty() && ls.isEmpty() && me.isEmpty() && dataset.isEmpty();
    }

    /** Number of runs met so far. */
    int runs() {
        return runs.size();
    }

    LumisectionHistogram apply(LumisectionHistogram histogram) {
        RecordId id = histogram.id();
        int newRun = runs.computeIfAbsent(id.run(), met -> run.isPresent() ? run.getAsInt() + runs.size() : met);
        int shift = ls.isPresent() ? ls.getAsInt() - firstLs.computeIfAbsent(id.run(), met -> id.ls()) : 0;
        ElementKey element = new ElementKey(
                dataset.orElse(id.element().dataset()), me.orElse(id.element().me()));
        return histogram.named(new RecordId(element, newRun, id.ls() + shift));
    }
}
