package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.journal.Escalation.Step;
import org.dqm.alarm.outofservice.OutOfService;
import org.dqm.alarm.outofservice.OutOfServiceDraft;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class EscalationsIT {
    private static final Region WARN = dead(4.5, block(30, 11, 5, 5));
    private static final Region ALARM = dead(8, block(30, 11, 5, 5));
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Database database;
    private JournalStory story;

    @BeforeEach
    void start(Database database) {
        this.database = database;
        story = new JournalStory(database);
    }

    @Test
    void anAlarmThatNobodyAcknowledgesIsDueOnceAfterItsTime() {
        story.sees(ALARM).sees(ALARM);

        assertThat(noteAfter(Duration.ofMinutes(4))).isZero();
        assertThat(noteAfter(LIMIT)).isEqualTo(1);
        assertThat(noteAfter(LIMIT.plusSeconds(5))).isZero();
        assertThat(at(LIMIT).note(Step.SECOND, Duration.ofMinutes(15))).isZero();
        assertThat(at(Duration.ofMinutes(15)).note(Step.SECOND, Duration.ofMinutes(15)))
                .isEqualTo(1);
    }

    @Test
    void aClockThatStepsNeverDoublesACall() {
        story.sees(ALARM);

        assertThat(noteAfter(Duration.ofHours(3))).isEqualTo(1);
        assertThat(noteAfter(Duration.ofHours(-3))).isZero();
        assertThat(noteAfter(LIMIT)).isZero();
        assertThat(at(LIMIT).open(10)).hasSize(1);
    }

    @Test
    void acknowledgingEndsTheWait() {
        story.sees(ALARM);
        noteAfter(LIMIT);

        acknowledge();

        assertThat(at(LIMIT).open(10)).isEmpty();
        assertThat(at(Duration.ofHours(1)).note(Step.SECOND, LIMIT)).isZero();
    }

    @Test
    void growingIsNoNewBeginningOfTheWait() {
        story.sees(ALARM);
        noteAfter(LIMIT);

        story.sees(dead(8, block(30, 11, 10, 10)));

        assertThat(noteAfter(LIMIT)).isZero();
        assertThat(at(LIMIT).open(10)).hasSize(1);
    }

    @Test
    void anAlarmThatComesBackIsAnotherWait() {
        story.sees(ALARM);
        noteAfter(LIMIT);
        story.sees().sees().sees();
        assertThat(at(LIMIT).open(10)).isEmpty();

        story.sees(ALARM);

        assertThat(noteAfter(LIMIT)).isEqualTo(1);
    }

    @Test
    void anAlarmThatWasPutAsideWaitsAnewFromThen() {
        story.sees(ALARM);
        noteAfter(LIMIT);
        OutOfService outage = book(LIMIT)
                .create(new OutOfServiceDraft(new ElementPattern("HcalSim/**"), "repair", Optional.empty()), "expert");
        Duration back = Duration.ofHours(8);
        book(back).end(outage.id(), "expert", "repaired");

        assertThat(noteAfter(back.plusMinutes(4))).isZero();
        assertThat(at(back.plusMinutes(4)).open(10)).isEmpty();
        assertThat(noteAfter(back.plus(LIMIT))).isEqualTo(1);
        assertThat(at(back.plus(LIMIT)).open(10)).hasSize(1);
    }

    private OutOfServiceBook book(Duration later) {
        return new OutOfServiceBook(database, FloodLimits.DEFAULT, Clock.offset(JournalStory.CLOCK, later));
    }

    @Test
    void aWarningCallsNobody() {
        story.sees(WARN).sees(WARN).sees(WARN);

        assertThat(noteAfter(Duration.ofHours(1))).isZero();
    }

    @Test
    void anAlarmWithoutASoundCallsNobody() {
        story.sees(ALARM);
        database.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("UPDATE alarm SET stage = 'VISUAL'");
            }
        });

        assertThat(noteAfter(Duration.ofHours(1))).isZero();
    }

    @Test
    void aCallIsMadeUntilItIsDelivered() {
        story.sees(ALARM);
        noteAfter(LIMIT);
        Escalations escalations = at(LIMIT);

        escalations.failed(escalations.open(10).get(0), "HTTP 500");
        Escalation again = escalations.open(10).get(0);
        assertThat(again.tries()).isEqualTo(1);
        assertThat(again.since()).isEqualTo(JournalStory.CLOCK.instant());
        escalations.delivered(again);

        assertThat(escalations.open(10)).isEmpty();
    }

    @Test
    void whoIsOnCallChangesOnlyFromTheRevisionThatWasSeen() {
        OnCalls onCalls = new OnCalls(database, JournalStory.CLOCK);
        OnCall nobody = onCalls.of("Hcal");

        OnCall ann = onCalls.put(new OnCall("Hcal", 0, "Ann", "16 1234", ""), "local");
        OnCall late = onCalls.put(new OnCall("Hcal", 0, "Bob", "16 9999", ""), "local");

        assertThat(nobody.revision()).isZero();
        assertThat(ann).isEqualTo(new OnCall("Hcal", 1, "Ann", "16 1234", ""));
        assertThat(late).isEqualTo(ann);
        assertThat(onCalls.of("Hcal")).isEqualTo(ann);
    }

    private int noteAfter(Duration time) {
        return at(time).note(Step.FIRST, LIMIT);
    }

    private Escalations at(Duration time) {
        return new Escalations(
                database, Clock.fixed(JournalStory.CLOCK.instant().plus(time), ZoneOffset.UTC));
    }

    private void acknowledge() {
        new AlarmCommands(database, JournalStory.CLOCK).acknowledge(new Acknowledging(1, 1, "ann", Optional.empty()));
    }
}
