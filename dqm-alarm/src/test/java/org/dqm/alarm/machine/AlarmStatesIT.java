package org.dqm.alarm.machine;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tables of docs/alarm-states.md hold in the database. */
@ExtendWith(PostgresExtension.class)
class AlarmStatesIT {
    @Test
    void journalDoesWhatTheTablesSay(Database database) throws IOException {
        AtomicInteger stories = new AtomicInteger();
        StateTable.check(() -> new Journalled(database, stories.incrementAndGet()));
    }
}
