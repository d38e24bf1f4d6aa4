package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dqm.alarm.ElementWatch;
import org.dqm.alarm.Progress;
import org.dqm.alarm.Verdicts;
import org.dqm.domain.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What waits for the lumisection before it is read with its score, whoever stored it. */
@ExtendWith(PostgresExtension.class)
class WaitingLumisectionIT {
    @Test
    @Timeout(60)
    void whoHadToWaitForTheElementSeesTheScoreThatTheOtherStored(Database database) throws Exception {
        new JournalStory(database).sees();
        ExecutorService second = Executors.newSingleThreadExecutor();
        try {
            Future<Map<Long, ElementWatch>> locked = database.write(connection -> {
                letWait(connection);
                Future<Map<Long, ElementWatch>> waiting = second.submit(() ->
                        database.write(other -> new ElementRows(other).lock(Map.of(1L, Verdicts.ELEMENT))));
                awaitBlocked(connection);
                return waiting;
            });

            assertThat(locked.get().values())
                    .singleElement()
                    .extracting(watch -> watch.progress().flatMap(Progress::waiting))
                    .isEqualTo(Optional.of(new Progress.Waiting(103, (Outcome.Scored)
                            Verdicts.scored(Verdicts.id(1, 103)).outcome())));
        } finally {
            second.shutdown();
        }
    }

    /** As a commit leaves it after lumisection 103 has overtaken 102. */
    private static void letWait(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE element SET waiting_ls = 103, newest_ls = 103 WHERE id = 1");
            statement.execute("CREATE TEMPORARY TABLE overtaking ON COMMIT DROP AS SELECT * FROM score");
            statement.execute("UPDATE overtaking SET ls = 103, kafka_offset = 103");
            statement.execute("INSERT INTO score SELECT * FROM overtaking");
        }
    }

    private static void awaitBlocked(Connection connection) throws SQLException {
        String sql = "SELECT count(*) FROM pg_locks WHERE NOT granted";
        try (Statement statement = connection.createStatement()) {
            int blocked = 0;
            while (blocked == 0) {
                ResultSet row = statement.executeQuery(sql);
                row.next();
                blocked = row.getInt(1);
            }
        }
    }
}
