package org.dqm.api.sink;

import java.util.List;
import java.util.UUID;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.FeedChange;
import org.dqm.api.view.AlarmNotes;

/**
 * What sinks read of the journal.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while it is away.
 */
interface Feed {
    /** Names the numbering: a database made anew has another. */
    UUID epoch();

    /** Every change after {@code from}, in order, at most {@code limit} of them. */
    List<FeedChange> changes(long from, int limit);

    /** All alarms that a person must still see. */
    List<Alarm> open();

    /** What is known of alarms besides their state. */
    AlarmNotes notes();

    static Feed of(AlarmQueries queries) {
        return new Feed() {
            @Override
            public UUID epoch() {
                return queries.epoch();
            }

            @Override
            public List<FeedChange> changes(long from, int limit) {
                return queries.changes(from, limit);
            }

            @Override
            public AlarmNotes notes() {
                return AlarmNotes.of(queries);
            }

            @Override
            public List<Alarm> open() {
                return queries.snapshot().items();
            }
        };
    }
}
