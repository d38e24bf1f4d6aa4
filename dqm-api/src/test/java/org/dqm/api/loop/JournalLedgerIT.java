package org.dqm.api.loop;

import java.time.Clock;
import org.dqm.alarm.Check;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.Journal;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.alarm.journal.SourceTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class JournalLedgerIT extends LedgerContract {
    @BeforeEach
    void begin(Database database) {
        SourceTopic topic = new SourceTopic("dqm.occupancy", "cluster", "topic");
        use(Ledger.of(Journal.open(database, topic, Check.DEFAULT, Clock.systemUTC())));
    }
}
