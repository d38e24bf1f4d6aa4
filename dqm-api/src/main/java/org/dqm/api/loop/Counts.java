package org.dqm.api.loop;

import java.util.ArrayList;
import java.util.List;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.KnownElement;
import org.dqm.alarm.journal.Tally;

/**
 * What was stored so far, by this instance and by others.
 *
 * <p>Both methods throw {@link org.dqm.domain.RetryableException} while the database is away.
 */
public interface Counts {
    Tally tally();

    /** Every element that sent a record. */
    List<KnownElement> elements();

    /** The real one. */
    static Counts of(AlarmQueries queries) {
        return new Counts() {
            private static final int PAGE = 1000;

            @Override
            public Tally tally() {
                return queries.tally();
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
