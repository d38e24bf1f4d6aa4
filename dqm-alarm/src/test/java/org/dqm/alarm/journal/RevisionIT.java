package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Transition;
import org.dqm.alarm.Verdicts;
import org.dqm.domain.Conditions;
import org.dqm.domain.Region;
import org.dqm.domain.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class RevisionIT {
    private static final Region FAULT = Verdicts.dead(8, Verdicts.block(30, 11, 5, 5));
    private static final Conditions STABLE = new Conditions(
            Optional.of("STABLE"),
            OptionalDouble.of(50),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty());

    @Test
    void conditionsThatComeAfterARestartLetTheAlarmCallOnce(Database database) {
        Journal journal = JournalStory.open(database);
        commit(journal, Optional.empty(), true);
        assertThat(only(database).severity()).isEqualTo(Severity.WARN);
        Journal restarted = JournalStory.open(database);
        assertThat(restarted.awaited()).containsExactly(Verdicts.id(1, 1));

        assertThat(restarted.revise(Verdicts.id(1, 1), STABLE)).isEqualTo(1);
        assertThat(restarted.revise(Verdicts.id(1, 1), STABLE)).isZero();

        assertThat(restarted.awaited()).isEmpty();
        assertThat(only(database).severity()).isEqualTo(Severity.ALARM);
        assertThat(new AlarmQueries(database).transitions(only(database).id()))
                .filteredOn(Transition::announced)
                .extracting(Transition::cause)
                .containsExactly(Cause.CONDITIONS_REVISED);
    }

    @Test
    void whatHadItsConditionsWaitsForNone(Database database) {
        Journal journal = JournalStory.open(database);

        commit(journal, Optional.of(STABLE), false);

        assertThat(journal.awaited()).isEmpty();
        assertThat(journal.revise(Verdicts.id(1, 1), STABLE)).isZero();
        assertThat(only(database).severity()).isEqualTo(Severity.ALARM);
    }

    private static void commit(Journal journal, Optional<Conditions> conditions, boolean isAwaiting) {
        Verdict verdict = Verdicts.scored(Verdicts.id(1, 1), FAULT);
        Entry entry = new Entry(JournalStory.PARTITION, 0, verdict, new ContentHash(1), conditions, isAwaiting);
        Batch batch = new Batch(
                List.of(new PartitionProgress(JournalStory.PARTITION, 0, 1, 0, 0)),
                journal.masks().edition(),
                List.of(entry));
        assertThat(journal.commit(batch)).isInstanceOf(CommitResult.Committed.class);
    }

    private static Alarm only(Database database) {
        List<Alarm> alarms = new AlarmQueries(database).snapshot().items();
        assertThat(alarms).hasSize(1);
        return alarms.get(0);
    }
}
