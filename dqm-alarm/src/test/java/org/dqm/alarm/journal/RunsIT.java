package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Suppression;
import org.dqm.alarm.Verdicts;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.domain.Region;
import org.dqm.domain.RunEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class RunsIT {
    private static final Instant NIGHT = Instant.parse("2026-05-01T01:00:00Z");
    private static final Region FAULT = Verdicts.dead(8, Verdicts.block(30, 11, 5, 5));

    @Test
    void startAndStopAreKeptAndHearingThemAgainChangesNothing(Database database) {
        Runs runs = new Runs(database, FloodLimits.DEFAULT, JournalStory.CLOCK);
        RunEvent first = start(7, "local", 0);
        RunEvent corrected = start(7, "collisions", 60);
        RunEvent stop = new RunEvent(
                7, RunEvent.Kind.STOP, Optional.empty(), OptionalInt.empty(), Optional.empty(), NIGHT.plusSeconds(600));
        List.of(first, corrected, stop).forEach(runs::tell);

        List.of(first, corrected, stop, first).forEach(runs::tell);

        assertThat(runs.page(10, OptionalLong.empty()))
                .containsExactly(new KnownRun(
                        7,
                        Optional.of("collisions"),
                        OptionalInt.of(9000),
                        Optional.of(List.of("hcal", "ecal")),
                        Optional.of(NIGHT.plusSeconds(60)),
                        Optional.of(NIGHT.plusSeconds(600)),
                        Optional.empty()));
    }

    @Test
    void runThatOnlyHistogramsTellOfIsKnownAndCurrent(Database database) {
        Runs runs = new Runs(database, FloodLimits.DEFAULT, JournalStory.CLOCK);
        runs.tell(start(1, "collisions", 0));
        new JournalStory(database).commit(Verdicts.scored(Verdicts.id(2, 1)));

        assertThat(runs.current()).hasValueSatisfying(run -> {
            assertThat(run.run()).isEqualTo(2);
            assertThat(run.type()).isEmpty();
            assertThat(run.seenAt()).contains(JournalStory.CLOCK.instant());
        });
        assertThat(runs.page(1, OptionalLong.empty())).extracting(KnownRun::run).containsExactly(2);
        assertThat(runs.page(1, OptionalLong.of(2))).extracting(KnownRun::run).containsExactly(1);
    }

    @Test
    void alarmIsParkedInARunOfAnotherTypeAlsoAfterARestartAndListedAsSuppressed(Database database) {
        Runs runs = new Runs(database, FloodLimits.DEFAULT, JournalStory.CLOCK);
        runs.tell(start(1, "collisions", 0));
        runs.tell(start(2, "cosmics", 10));
        runs.tell(start(3, "collisions", 20));
        JournalStory story = new JournalStory(database).commit(Verdicts.scored(Verdicts.id(1, 1), FAULT));

        story.restart().commit(Verdicts.scored(Verdicts.id(2, 1), FAULT));
        assertThat(only(database).suppressions()).singleElement().satisfies(gate -> {
            assertThat(gate.type()).isEqualTo(Suppression.Type.GATED);
            assertThat(gate.comment()).contains("run type cosmics");
        });
        assertThat(suppressed(database)).containsExactly(only(database));
        story.restart().commit(Verdicts.scored(Verdicts.id(2, 2)));
        assertThat(only(database).isHeard()).isFalse();

        story.restart().commit(Verdicts.scored(Verdicts.id(3, 1), FAULT));

        assertThat(only(database).isHeard()).isTrue();
        assertThat(suppressed(database)).isEmpty();
    }

    private static RunEvent start(int run, String type, int seconds) {
        return new RunEvent(
                run,
                RunEvent.Kind.START,
                Optional.of(type),
                OptionalInt.of(9000),
                Optional.of(List.of("hcal", "ecal")),
                NIGHT.plusSeconds(seconds));
    }

    private static Alarm only(Database database) {
        List<Alarm> alarms = new AlarmQueries(database).snapshot().items();
        assertThat(alarms).hasSize(1);
        return alarms.get(0);
    }

    private static List<Alarm> suppressed(Database database) {
        AlarmFilter filter = new AlarmFilter(
                AlarmFilter.State.OPEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(true),
                Optional.empty());
        return new AlarmQueries(database).list(filter, 10, Optional.empty()).items();
    }
}
