package org.dqm.api.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.KnownElement;
import org.dqm.alarm.journal.KnownRun;
import org.dqm.alarm.journal.Runs;
import org.dqm.alarm.journal.Tally;

/**
 * What was stored so far, by this instance and by others.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public interface Counts {
    Tally tally();

    /** Every element that sent a record. */
    List<KnownElement> elements();

    /** What is known of a run. */
    default Optional<KnownRun> run(int run) {
        return Optional.empty();
    }

    /** The real one. */
    static Counts of(AlarmQueries queries, Runs runs) {
        return new Counts() {
            private static final int PAGE = 1000;

            @Override
            public Tally tally() {
                return queries.tally();
            }

            @Override
            public Optional<KnownRun> run(int run) {
                return runs.of(run);
            }

            @Override
            public List<KnownElement> elements() {
                List<KnownElement> all = new ArrayList<>();
                List<KnownElement> page = queries.elements(0, PAGE);
                while (!page.isEmpty()) {
                    all.addAll(page);
                    page = queries.elements(page.get(page.size() - 1).element().id(), PAGE);
                }
                return all;
            }
        };
    }
}
