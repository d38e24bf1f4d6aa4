package org.dqm.api.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.dqm.alarm.journal.KnownElement;
import org.dqm.alarm.journal.KnownRun;
import org.dqm.alarm.watch.Limits;
import org.dqm.alarm.watch.Observed;
import org.dqm.api.loop.Counts;
import org.dqm.domain.RecordId;

/**
 * Where each element stands that the newest run is expected to have. Those that the run's record names, and that sent
 * something not long ago, stand before its first lumisection until they send.
 */
public final class Arrivals {
    /** An element that has not sent for so long is gone: it is not missed in a new run. */
    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final Counts counts;
    private final Supplier<Predicate<RecordId>> excused;
    private final Clock clock;

    /**
     * Arrivals.
     *
     * @param excused at every look, whether an element need not send a lumisection
     */
    public Arrivals(Counts counts, Supplier<Predicate<RecordId>> excused, Clock clock) {
        this.counts = counts;
        this.excused = excused;
        this.clock = clock;
    }

    List<Observed.Arrival> now() {
        List<KnownElement> elements = counts.elements();
        Optional<KnownElement> newest = elements.stream().max(Comparator.comparing(KnownElement::at));
        return newest.map(last -> ofRun(last.run(), elements)).orElse(List.of());
    }

    private List<Observed.Arrival> ofRun(int run, List<KnownElement> elements) {
        int lead = elements.stream()
                .filter(known -> known.run() == run)
                .mapToInt(KnownElement::ls)
                .max()
                .orElse(0);
        Optional<KnownRun> told = counts.run(run);
        Predicate<RecordId> mayBeSilent = excused.get();
        Instant forgotten = clock.instant().minus(REMEMBERED);
        List<Observed.Arrival> arrivals = new ArrayList<>();
        for (KnownElement known : elements) {
            String subsystem = known.element().key().subsystem();
            boolean isNamed = told.filter(record -> record.has(subsystem)).isPresent();
            boolean isLeftOut =
                    told.filter(record -> !record.mayHave(subsystem)).isPresent();
            boolean isOfRun = known.run() == run;
            if (isOfRun && (isLeftOut || isExcused(known, run, lead, mayBeSilent))) {
                continue;
            }
            if (isOfRun) {
                arrivals.add(arrival(known, run, known.ls()));
            } else if (isNamed && known.at().isAfter(forgotten) && !isExcused(known, run, lead, mayBeSilent)) {
                arrivals.add(arrival(known, run, 0));
            }
        }
        return arrivals;
    }

    /** What need not have sent one of the lumisections in which it would be missed. */
    private static boolean isExcused(KnownElement known, int run, int lead, Predicate<RecordId> mayBeSilent) {
        boolean isBehind = known.run() != run || known.ls() < lead;
        return isBehind
                && IntStream.rangeClosed(Math.max(1, lead + 1 - Limits.DEFAULT.lumisections()), lead)
                        .anyMatch(ls ->
                                mayBeSilent.test(new RecordId(known.element().key(), run, ls)));
    }

    private static Observed.Arrival arrival(KnownElement known, int run, int ls) {
        var key = known.element().key();
        String element = key.dataset().isEmpty() ? key.me() : key.me() + " of " + key.dataset();
        return new Observed.Arrival(key.subsystem(), element, run, ls, known.at());
    }
}
