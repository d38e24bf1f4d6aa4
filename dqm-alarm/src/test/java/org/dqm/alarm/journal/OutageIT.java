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
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Suppression;
import org.dqm.alarm.Transition;
import org.dqm.alarm.Verdicts;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.outofservice.OutOfService;
import org.dqm.alarm.outofservice.OutOfServiceDraft;
import org.dqm.domain.ElementKey;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is out of service is kept in the database with what it does to alarms, and so is its end. */
@ExtendWith(PostgresExtension.class)
class OutageIT {
    private static final Region FAULT = dead(4.5, block(30, 11, 5, 5));
    private static final Region GROSS = dead(9, block(30, 11, 5, 5));
    private static final ElementKey OTHER = new ElementKey("", "HcalSim/DigiTask/Occupancy/depth/depth2");

    private final Instant now = JournalStory.CLOCK.instant();
    private Database database;
    private JournalStory story;
    private OutOfServiceBook book;

    @BeforeEach
    void begin(Database fresh) {
        database = fresh;
        story = new JournalStory(database);
        book = new OutOfServiceBook(database, FloodLimits.DEFAULT, JournalStory.CLOCK);
    }

    @Test
    void alarmOfAnElementOutOfServiceIsListedAndNeverAnnounced() {
        take("HcalSim/**", Optional.empty());

        story.sees(FAULT).sees(FAULT).sees(FAULT).restart().sees(GROSS);

        assertThat(alarm().severity()).isEqualTo(Severity.ALARM);
        assertThat(alarm().suppressions()).singleElement().satisfies(why -> {
            assertThat(why.type()).isEqualTo(Suppression.Type.OUT_OF_SERVICE);
            assertThat(why.until()).isEmpty();
            assertThat(why.comment()).contains("cooling repair");
        });
        assertThat(new AlarmQueries(database)
                        .list(AlarmFilter.OPEN, 10, Optional.empty())
                        .items())
                .hasSize(1);
        assertThat(transitions()).noneMatch(Transition::announced);
        assertThat(transitions()).extracting(Transition::cause).contains(Cause.RAISED, Cause.SEVERITY);
    }

    @Test
    void raisedAlarmCallsWhenItsElementIsBackInService() {
        story.sees(FAULT).sees(FAULT).sees(FAULT);
        OutOfService outage = take(Verdicts.ELEMENT.me(), Optional.empty());
        assertThat(alarm().suppressions()).hasSize(1);

        assertThat(book.end(outage.id(), "expert", "repaired")).isInstanceOf(OutOfServiceResult.Ended.class);
        assertThat(book.end(outage.id(), "expert", "repaired")).isInstanceOf(OutOfServiceResult.EndedBefore.class);

        assertThat(alarm().suppressions()).isEmpty();
        assertThat(transitions()).extracting(Transition::cause).endsWith(Cause.OUT_OF_SERVICE, Cause.RESUMED);
        assertThat(transitions().stream().filter(Transition::announced)).hasSize(2);
    }

    @Test
    void shelfAndOutOfServiceHoldTogetherAndTheLastToEndCalls() {
        story.sees(FAULT).sees(FAULT).sees(FAULT);
        OutOfService outage = take("HcalSim/**", Optional.empty());
        AlarmCommands commands = new AlarmCommands(database, JournalStory.CLOCK);
        commands.shelve(new Shelving(
                1, 1, "shifter", Optional.of(now.plusSeconds(60)), false, Suppression.Reason.OTHER, Optional.empty()));

        book.end(outage.id(), "expert", "repaired");
        assertThat(transitions().stream().filter(Transition::announced)).hasSize(1);
        assertThat(new AlarmCommands(database, at(Duration.ofMinutes(1))).resume())
                .isEqualTo(1);

        assertThat(transitions().stream().filter(Transition::announced)).hasSize(2);
    }

    @Test
    void whatEndedWhileTheServiceWasDownEndsAtTheStart() {
        story.sees(FAULT).sees(FAULT).sees(FAULT);
        take("HcalSim/**", Optional.of(now.plusSeconds(600)));

        assertThat(new OutOfServiceBook(database, FloodLimits.DEFAULT, at(Duration.ofSeconds(599))).expire())
                .isZero();
        assertThat(new OutOfServiceBook(database, FloodLimits.DEFAULT, at(Duration.ofHours(9))).expire())
                .isEqualTo(1);

        assertThat(alarm().suppressions()).isEmpty();
        assertThat(transitions()).extracting(Transition::cause).endsWith(Cause.RESUMED);
    }

    @Test
    void faultThatAnElementInServiceShowsTooCalls() {
        take(Verdicts.ELEMENT.me(), Optional.empty());
        story.sees(GROSS);

        story.commit(Verdicts.scored(new RecordId(OTHER, 1, 102), GROSS));

        assertThat(alarm().signs()).hasSize(2);
        assertThat(alarm().suppressions()).isEmpty();
        assertThat(transitions().stream().filter(Transition::announced)).hasSize(1);
    }

    @Test
    void faultThatFillsTheGapBeforeAGoodLumisectionCallsOnce() {
        take(Verdicts.ELEMENT.me(), Optional.empty());
        story.sees(GROSS);
        story.commit(Verdicts.scored(new RecordId(OTHER, 1, 101)));
        story.commit(Verdicts.scored(new RecordId(OTHER, 1, 103)));

        story.restart().commit(Verdicts.scored(new RecordId(OTHER, 1, 102), GROSS));

        assertThat(alarm().suppressions()).isEmpty();
        assertThat(transitions().stream().filter(Transition::announced)).hasSize(1);
        assertThat(transitions()).extracting(Transition::revision).endsWith(2).doesNotContain(3);
    }

    @Test
    void whatAnElementInServiceMayShowSoonCallsNobody() {
        take(Verdicts.ELEMENT.me(), Optional.empty());
        story.sees(GROSS);

        story.commit(Verdicts.scored(new RecordId(OTHER, 1, 102), FAULT));

        assertThat(alarm().signs()).hasSize(2);
        assertThat(alarm().suppressions()).hasSize(1);
        assertThat(transitions()).noneMatch(Transition::announced);
    }

    @Test
    void commandsAreAuditedAndListed() {
        OutOfService outage = take("HcalSim/**", Optional.empty());
        book.end(outage.id(), "expert", "repaired");
        OutOfService second = take("HcalSim/**", Optional.empty());

        assertThat(new AuditQueries(database)
                        .list(AuditFilter.ALL, 10, OptionalLong.empty())
                        .items())
                .extracting(entry ->
                        entry.mutation().action() + " " + entry.mutation().object())
                .containsExactly(
                        "CREATE out-of-service/" + second.id(),
                        "DELETE out-of-service/" + outage.id(),
                        "CREATE out-of-service/" + outage.id());
        assertThat(book.list(Optional.of("HcalSim/a"), Optional.of(true), 10, OptionalLong.empty())
                        .items())
                .containsExactly(second);
        assertThat(book.list(Optional.of("Ecal/a"), Optional.empty(), 10, OptionalLong.empty())
                        .items())
                .isEmpty();
    }

    private OutOfService take(String elements, Optional<Instant> until) {
        return book.create(new OutOfServiceDraft(new ElementPattern(elements), "cooling repair", until), "expert");
    }

    private Clock at(Duration later) {
        return Clock.fixed(now.plus(later), ZoneOffset.UTC);
    }

    private Alarm alarm() {
        return new AlarmQueries(database).one(1).orElseThrow();
    }

    private List<Transition> transitions() {
        return new AlarmQueries(database).transitions(1);
    }
}
