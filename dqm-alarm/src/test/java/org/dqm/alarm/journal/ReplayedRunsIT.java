package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;
import static org.dqm.alarm.Verdicts.id;
import static org.dqm.alarm.Verdicts.scored;

import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Stage;
import org.dqm.domain.DataStream;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs of the past are judged beside the live one and call nobody. */
@ExtendWith(PostgresExtension.class)
class ReplayedRunsIT {
    private static final Region FAULT = dead(9, block(30, 11, 5, 5));

    @Test
    void anAlarmOfAReplayedRunIsInTheListOfReplaysAlone(Database database) {
        JournalStory story = new JournalStory(database);

        story.commit(scored(replayed(7, 1)), scored(replayed(7, 2), FAULT));

        assertThat(list(database, AlarmFilter.State.REPLAY))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.condition()).isEqualTo(Condition.ACTIVE))
                .satisfies(alarm -> assertThat(alarm.annunciation().stage()).isEqualTo(Stage.SHADOW))
                .satisfies(alarm ->
                        assertThat(alarm.leading().element().key().stream()).isEqualTo(DataStream.REPLAY));
        assertThat(list(database, AlarmFilter.State.OPEN)).isEmpty();
        assertThat(list(database, AlarmFilter.State.ALL)).isEmpty();
        assertThat(list(database, AlarmFilter.State.SHADOW)).isEmpty();
        assertThat(new AlarmQueries(database).snapshot().items()).isEmpty();
    }

    @Test
    void aReplayDisturbsNothingOfTheLiveElement(Database database) {
        JournalStory story = new JournalStory(database);
        story.commit(scored(id(9, 1)), scored(id(9, 2), FAULT));
        Alarm before = list(database, AlarmFilter.State.OPEN).get(0);

        for (int ls = 1; ls <= 5; ls++) {
            story.commit(scored(replayed(7, ls)));
        }

        assertThat(list(database, AlarmFilter.State.OPEN)).containsExactly(before);
        assertThat(new AlarmQueries(database).highestRun()).hasValue(9);
        assertThat(new AlarmQueries(database).elementCount()).isEqualTo(1);
    }

    @Test
    void theSameFaultInBothStreamsIsTwoAlarms(Database database) {
        JournalStory story = new JournalStory(database);

        story.commit(scored(id(9, 2), FAULT), scored(replayed(9, 2), FAULT));

        assertThat(list(database, AlarmFilter.State.OPEN)).hasSize(1);
        assertThat(list(database, AlarmFilter.State.REPLAY)).hasSize(1);
    }

    @Test
    void aRunThatWasSeenLiveCanBeReplayedOnce(Database database) {
        JournalStory story = new JournalStory(database);
        story.commit(scored(id(9, 2)));

        story.commit(scored(replayed(9, 2)));

        assertThat(story.journal().known(List.of(id(9, 2), replayed(9, 2), replayed(9, 3))))
                .containsOnlyKeys(id(9, 2), replayed(9, 2));
    }

    private static RecordId replayed(int run, int ls) {
        return id(run, ls).in(DataStream.REPLAY);
    }

    private static List<Alarm> list(Database database, AlarmFilter.State state) {
        AlarmFilter filter = new AlarmFilter(
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new AlarmQueries(database).list(filter, 10, Optional.empty()).items();
    }
}
