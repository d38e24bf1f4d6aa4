package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Transition;
import org.dqm.domain.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class AcknowledgeIT {
    private static final Region WARN = dead(4.5, block(30, 11, 5, 5));
    private static final Region ALARM = dead(8, block(30, 11, 5, 5));

    @Test
    void acknowledgedAlarmSaysByWhom(Database database) {
        new JournalStory(database).sees(ALARM);

        CommandResult result = acknowledge(database, 1, "ann");

        Alarm alarm = new AlarmQueries(database).snapshot().items().get(0);
        assertThat(result).isEqualTo(new CommandResult.Done(alarm));
        assertThat(alarm.acknowledgement()).isEqualTo(Acknowledgement.ACKED);
        assertThat(new AlarmQueries(database).transitions(alarm.id()))
                .extracting(Transition::cause, Transition::by)
                .containsExactly(tuple(Cause.RAISED, Optional.empty()), tuple(Cause.ACKNOWLEDGED, Optional.of("ann")));
    }

    @Test
    void secondAcknowledgementKeepsTheFirstName(Database database) {
        JournalStory story = new JournalStory(database).sees(ALARM);
        acknowledge(database, 1, "ann");
        story.sees(ALARM);
        long before = new AlarmQueries(database).seq();

        CommandResult result = acknowledge(database, 1, "bob");

        assertThat(result)
                .isInstanceOfSatisfying(
                        CommandResult.Done.class,
                        done -> assertThat(done.alarm()
                                        .acknowledger()
                                        .orElseThrow()
                                        .by())
                                .isEqualTo("ann"));
        assertThat(new AlarmQueries(database).seq()).isEqualTo(before);
    }

    @Test
    void escalationInBetweenIsNotAcknowledged(Database database) {
        JournalStory story = new JournalStory(database).sees(WARN).sees(WARN).sees(WARN);
        story.sees(ALARM);

        CommandResult result = acknowledge(database, 1, "ann");

        assertThat(result)
                .isInstanceOfSatisfying(
                        CommandResult.Stale.class,
                        stale -> assertThat(stale.current().revision()).isEqualTo(2));
    }

    @Test
    void unknownAlarmIsMissing(Database database) {
        assertThat(acknowledge(database, 1, "ann")).isEqualTo(new CommandResult.Missing(1));
    }

    @Test
    void alarmThatIsNotActiveYetHasNothingToAcknowledge(Database database) {
        new JournalStory(database).sees(WARN);

        assertThat(acknowledge(database, 0, "ann")).isInstanceOf(CommandResult.NotNow.class);
    }

    @Test
    void latchedAlarmIsClosedByAcknowledging(Database database) {
        new JournalStory(database).sees(ALARM).sees().sees().sees();
        assertThat(new AlarmQueries(database).snapshot().items())
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.condition()).isEqualTo(Condition.NORMAL);
                    assertThat(alarm.acknowledgement()).isEqualTo(Acknowledgement.RETURNED_UNACKED);
                });

        acknowledge(database, 1, "ann");

        assertThat(new AlarmQueries(database).snapshot().items()).isEmpty();
    }

    @Test
    void manyPeopleAndTheLoopAtOnceLoseNothing(Database database) throws Exception {
        JournalStory story = new JournalStory(database).sees(ALARM);
        ExecutorService people = Executors.newFixedThreadPool(4);
        List<Future<CommandResult>> answers = new ArrayList<>();

        for (int i = 0; i < 40; i++) {
            int person = i;
            answers.add(people.submit(() -> acknowledge(database, 1 + person / 10, "person " + person)));
            Region grown = dead(8, block(1, 1, 4 + 3 * (i / 4), 20));
            story.sees(i % 4 == 3 ? grown : ALARM, ALARM);
        }
        people.shutdown();
        for (Future<CommandResult> answer : answers) {
            assertThat(answer.get()).isNotNull();
        }

        AlarmQueries queries = new AlarmQueries(database);
        List<Long> seqs = queries.list(all(), 100, Optional.empty()).items().stream()
                .flatMap(alarm -> database.read(connection -> transitionsOf(connection, alarm.id())).stream())
                .sorted()
                .toList();
        assertThat(seqs).hasSize((int) queries.seq()).doesNotHaveDuplicates();
        assertThat(story.journal().nextOffsets(Set.of(JournalStory.PARTITION)))
                .containsEntry(JournalStory.PARTITION, story.offset());
    }

    private static List<Long> transitionsOf(Connection connection, long alarm) throws SQLException {
        try (var select = connection.prepareStatement("SELECT seq FROM transition WHERE alarm_id = " + alarm);
                var rows = select.executeQuery()) {
            List<Long> seqs = new ArrayList<>();
            while (rows.next()) {
                seqs.add(rows.getLong(1));
            }
            return seqs;
        }
    }

    private static AlarmFilter all() {
        return new AlarmFilter(
                AlarmFilter.State.ALL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static CommandResult acknowledge(Database database, int revision, String who) {
        return new AlarmCommands(database, JournalStory.CLOCK)
                .acknowledge(new Acknowledging(1, revision, who, Optional.empty()));
    }
}
