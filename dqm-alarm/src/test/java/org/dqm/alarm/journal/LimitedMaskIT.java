package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Suppression;
import org.dqm.alarm.Transition;
import org.dqm.alarm.Verdicts;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.mask.BinBox;
import org.dqm.alarm.mask.MaskDraft;
import org.dqm.domain.BinSet;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.Region;
import org.dqm.domain.RunEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Masks that hold in runs of some types only, and types that are told late. */
@ExtendWith(PostgresExtension.class)
class LimitedMaskIT {
    private static final BinSet BINS = block(30, 11, 5, 5);
    private static final Region FAULT = dead(9, BINS);

    private final Instant now = JournalStory.CLOCK.instant();
    private Database database;
    private JournalStory story;
    private Runs runs;

    @BeforeEach
    void begin(Database fresh) {
        database = fresh;
        story = new JournalStory(database).sees(FAULT);
        runs = new Runs(database, FloodLimits.DEFAULT, JournalStory.CLOCK);
    }

    @Test
    void maskOfSomeTypesOfRunsHoldsOnceTheRunIsToldToBeOfOne() {
        mask("Cosmics ");
        assertThat(alarm().suppressions()).isEmpty();
        Batch scoredBefore = story.batch(Verdicts.scored(Verdicts.id(1, 200), FAULT));

        runs.tell(start(2, "cosmics", 0));
        assertThat(alarm().suppressions()).isEmpty();
        runs.tell(start(1, "cosmics", 0));

        assertThat(alarm().suppressions())
                .singleElement()
                .satisfies(mask -> assertThat(mask.type()).isEqualTo(Suppression.Type.MASKED));
        assertThat(story.journal().commit(scoredBefore)).isInstanceOf(CommitResult.MasksMoved.class);
        assertThat(story.journal().runTypes(Set.of(1, 2, 3))).isEqualTo(Map.of(1, "cosmics", 2, "cosmics"));

        long edition = story.journal().masks().edition();
        runs.tell(start(1, "cosmics", 0));
        assertThat(story.journal().masks().edition()).isEqualTo(edition);
    }

    @Test
    void alarmIsFreeAgainOnceItsRunIsToldToBeOfAnotherType() {
        runs.tell(start(1, "cosmics", 0));
        mask("Cosmics ");

        runs.tell(start(1, "collisions", 1));

        assertThat(alarm().suppressions()).isEmpty();
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void alarmThatDoesNotShowIsNotFreedByATypeThatIsToldLate() {
        runs.tell(start(1, "cosmics", 0));
        mask("cosmics");
        story.sees().commit(Verdicts.scored(Verdicts.id(2, 1)));

        runs.tell(start(2, "collisions", 0));

        assertThat(alarm().suppressions()).hasSize(1);
        assertThat(calls()).isEqualTo(1);
    }

    private RunEvent start(int run, String type, int seconds) {
        return new RunEvent(
                run,
                RunEvent.Kind.START,
                Optional.of(type),
                OptionalInt.empty(),
                Optional.empty(),
                now.plusSeconds(seconds));
    }

    private void mask(String runType) {
        MaskDraft draft = new MaskDraft(
                new ElementPattern("HcalSim/**"),
                BinBox.of(BINS),
                Optional.empty(),
                Set.of(runType),
                "HV trip",
                now.plusSeconds(600),
                OptionalLong.empty());
        assertThat(new MaskCommands(database, FloodLimits.DEFAULT, JournalStory.CLOCK).create(List.of(draft), "expert"))
                .hasSize(1);
    }

    private Alarm alarm() {
        return new AlarmQueries(database).one(1).orElseThrow();
    }

    private long calls() {
        return new AlarmQueries(database)
                .transitions(1).stream().filter(Transition::announced).count();
    }
}
