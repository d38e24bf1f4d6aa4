package org.dqm.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dqm.domain.Region;
import org.junit.jupiter.api.Test;

/** What is put aside calls nobody until the shelf ends, and then it does. */
class ShelfTest {
    private static final String ME = "Hcal/depth1";
    private static final Instant SIX = Instant.parse("2026-05-01T06:00:00Z");
    private static final Region FAULT = dead(9, block(5, 5, 2, 2));

    @Test
    void shelvedAlarmIsNotHeardAndStaysInSight() {
        Alarm shelved = raised().alarm(1).shelved(shelf(Optional.of(SIX), false, Severity.ALARM));

        assertThat(shelved.isHeard()).isFalse();
        assertThat(shelved.isOpen()).isTrue();
        assertThat(shelved.revision()).isEqualTo(1);
    }

    @Test
    void shelfThatEndsOnARaisedAlarmCallsAnew() {
        Alarm shelved = raised().acknowledge(1).alarm(1).shelved(shelf(Optional.of(SIX), false, Severity.ALARM));

        Change resumed = shelved.resumed(shelf -> shelf.isOver(SIX)).orElseThrow();

        assertThat(resumed.cause()).isEqualTo(Cause.RESUMED);
        assertThat(resumed.to().acknowledgement()).isEqualTo(Acknowledgement.UNACKED);
        assertThat(resumed.to().revision()).isEqualTo(2);
        assertThat(resumed.to().isHeard()).isTrue();
    }

    @Test
    void shelfEndsAtItsTimeAndNotBefore() {
        Alarm shelved = raised().alarm(1).shelved(shelf(Optional.of(SIX), false, Severity.ALARM));

        assertThat(shelved.resumed(shelf -> shelf.isOver(SIX.minusNanos(1)))).isEmpty();
        assertThat(shelved.resumed(shelf -> shelf.isOver(SIX))).isPresent();
    }

    @Test
    void firstOfTwoShelvesThatEndsCallsNobody() {
        Alarm shelved = raised().alarm(1)
                .shelved(shelf(Optional.of(SIX), false, Severity.ALARM))
                .shelved(new Suppression(
                        2,
                        Suppression.Type.SHELVED,
                        Optional.of(SIX.plusSeconds(60)),
                        false,
                        Severity.ALARM,
                        "shifter",
                        SIX.minusSeconds(60),
                        Suppression.Reason.MAINTENANCE,
                        Optional.empty()));

        Change change = shelved.resumed(shelf -> shelf.isOver(SIX)).orElseThrow();

        assertThat(change.cause()).isEqualTo(Cause.UNSHELVED);
        assertThat(change.announces()).isFalse();
        assertThat(change.to().suppressions()).hasSize(1);
    }

    @Test
    void alarmBreaksAShelfSetAtWarn() {
        Room room = new Room();
        IntStream.rangeClosed(1, 3).forEach(ls -> room.sees(ME, ls, dead(4.5, block(5, 5, 2, 2))));
        room.shelve(1, shelf(Optional.of(SIX), false, Severity.WARN));

        room.sees(ME, 4, dead(4.5, block(5, 5, 2, 2)));
        assertThat(room.alarm(1).isHeard()).isFalse();
        room.sees(ME, 5, FAULT);

        assertThat(room.alarm(1).suppressions()).isEmpty();
        assertThat(room.alarm(1).isHeard()).isTrue();
        assertThat(room.causes()).endsWith(Cause.SEVERITY);
    }

    @Test
    void shelfForOnceEndsWithTheReturnToNormal() {
        Room room = raised().shelve(1, shelf(Optional.empty(), true, Severity.ALARM));

        IntStream.rangeClosed(2, 4).forEach(ls -> room.sees(ME, ls));
        assertThat(room.alarm(1).suppressions()).isEmpty();
        room.sees(ME, 5, FAULT);

        assertThat(room.alarm(1).isHeard()).isTrue();
        assertThat(room.alarm(1).acknowledgement()).isEqualTo(Acknowledgement.UNACKED);
    }

    @Test
    void newFaultBesideAShelvedOneIsHeard() {
        Room room = raised().shelve(1, shelf(Optional.of(SIX), false, Severity.ALARM));

        room.sees(ME, 2, FAULT, dead(9, block(40, 40, 1, 1)));

        assertThat(room.alarm(2).isHeard()).isTrue();
    }

    private static Room raised() {
        return new Room().sees(ME, 1, FAULT);
    }

    private static Suppression shelf(Optional<Instant> until, boolean once, Severity severity) {
        return new Suppression(
                1,
                Suppression.Type.SHELVED,
                until,
                once,
                severity,
                "shifter",
                SIX.minusSeconds(3600),
                Suppression.Reason.KNOWN_PROBLEM,
                Optional.of("HCAL on call knows"));
    }
}
