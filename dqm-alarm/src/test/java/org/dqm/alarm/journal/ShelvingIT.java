package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Suppression;
import org.dqm.alarm.Transition;
import org.dqm.domain.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Shelves are kept in the database, and so are their ends. */
@ExtendWith(PostgresExtension.class)
class ShelvingIT {
    private static final Region FAULT = dead(9, block(30, 11, 5, 5));

    private final Instant now = JournalStory.CLOCK.instant();
    private Database database;
    private JournalStory story;
    private AlarmCommands commands;

    @BeforeEach
    void begin(Database fresh) {
        database = fresh;
        story = new JournalStory(database).sees(FAULT);
        commands = new AlarmCommands(database, JournalStory.CLOCK);
    }

    @Test
    void shelfSurvivesARestartAndLumisections() {
        shelve(1, Optional.of(now.plusSeconds(600)), false);

        story.restart().sees(FAULT);

        assertThat(alarm().suppressions()).singleElement().satisfies(shelf -> {
            assertThat(shelf.until()).contains(now.plusSeconds(600));
            assertThat(shelf.reason()).isEqualTo(Suppression.Reason.NUISANCE);
            assertThat(shelf.comment()).contains("told HCAL");
        });
    }

    @Test
    void shelfThatExpiredWhileTheServiceWasDownCallsAtTheStart() {
        shelve(1, Optional.of(now.plusSeconds(600)), false);
        acknowledge();

        assertThat(at(Duration.ofSeconds(599)).resume()).isZero();
        assertThat(at(Duration.ofHours(9)).resume()).isEqualTo(1);

        assertThat(alarm().suppressions()).isEmpty();
        assertThat(alarm().acknowledgement()).isEqualTo(Acknowledgement.UNACKED);
        assertThat(causes()).endsWith(Cause.RESUMED);
        assertThat(at(Duration.ofHours(9)).resume()).isZero();
    }

    @Test
    void shelvingNamesTheRevisionThatWasSeen() {
        assertThat(shelve(7, Optional.of(now.plusSeconds(600)), false)).isInstanceOf(CommandResult.Stale.class);
        assertThat(alarm().suppressions()).isEmpty();
    }

    @Test
    void unshelvingCallsAgain() {
        shelve(1, Optional.of(now.plusSeconds(600)), false);
        long shelf = alarm().suppressions().get(0).id();

        CommandResult result = commands.unshelve(alarm().id(), 1, shelf, "shifter");

        assertThat(result).isInstanceOf(CommandResult.Done.class);
        assertThat(alarm().revision()).isEqualTo(2);
    }

    @Test
    void shelfForOnceEndsWhenTheFaultHasGone() {
        shelve(1, Optional.empty(), true);

        story.sees().sees().sees();

        assertThat(alarm().suppressions()).isEmpty();
        assertThat(alarm().acknowledgement()).isEqualTo(Acknowledgement.RETURNED_UNACKED);
    }

    @Test
    void listTellsShelvedAlarmsFromOthers() {
        story.sees(FAULT, dead(9, block(1, 1, 1, 1)));
        shelve(1, Optional.of(now.plusSeconds(600)), false);

        assertThat(listed(true)).hasSize(1);
        assertThat(listed(false)).hasSize(1).doesNotContainAnyElementsOf(listed(true));
    }

    @Test
    void everyCommandIsAudited() {
        acknowledge();
        commands.unacknowledge(alarm().id(), 1, "expert");
        shelve(1, Optional.of(now.plusSeconds(600)), false);

        List<AuditEntry> entries = new AuditQueries(database)
                .list(AuditFilter.ALL, 10, OptionalLong.empty())
                .items();

        assertThat(entries)
                .extracting(entry -> entry.mutation().action())
                .containsExactlyInAnyOrder("ACKNOWLEDGE", "UNACKNOWLEDGE", "SHELVE");
    }

    private CommandResult shelve(int revision, Optional<Instant> until, boolean once) {
        return commands.shelve(new Shelving(
                alarm().id(), revision, "shifter", until, once, Suppression.Reason.NUISANCE, Optional.of("told HCAL")));
    }

    private void acknowledge() {
        commands.acknowledge(new Acknowledging(alarm().id(), 1, "shifter", Optional.empty()));
    }

    private AlarmCommands at(Duration later) {
        return new AlarmCommands(database, Clock.fixed(now.plus(later), ZoneOffset.UTC));
    }

    private Alarm alarm() {
        return new AlarmQueries(database).one(1).orElseThrow();
    }

    private List<Cause> causes() {
        return new AlarmQueries(database)
                .transitions(1).stream().map(Transition::cause).toList();
    }

    private List<Alarm> listed(boolean suppressed) {
        AlarmFilter filter = new AlarmFilter(
                AlarmFilter.State.OPEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(suppressed),
                Optional.empty());
        return new AlarmQueries(database).list(filter, 10, Optional.empty()).items();
    }
}
