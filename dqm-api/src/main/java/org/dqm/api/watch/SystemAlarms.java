package org.dqm.api.watch;

import java.util.List;
import java.util.Optional;
import org.dqm.alarm.journal.AlarmCursor;
import org.dqm.alarm.journal.AlarmFilter;
import org.dqm.alarm.journal.AlarmPage;
import org.dqm.alarm.journal.AlarmQueries;

/**
 * The canary's alarms, for whoever asks for them: numbered by themselves, and in no other list.
 *
 * @param queries of the canary's tables; empty where there is no canary
 */
public record SystemAlarms(Optional<AlarmQueries> queries) {
    /** No canary sings. */
    public static final SystemAlarms NONE = new SystemAlarms(Optional.empty());

    /**
     * A page of them, as {@link AlarmQueries#list} gives it.
     *
     * @throws org.dqm.domain.RetryableException while the database is away
     */
    public AlarmPage list(AlarmFilter filter, int limit, Optional<AlarmCursor> after) {
        return queries.map(canary -> canary.list(filter, limit, after))
                .orElse(new AlarmPage(List.of(), Optional.empty(), 0));
    }
}
