package org.dqm.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.util.Optional;
import java.util.OptionalDouble;
import org.dqm.domain.BinSet;
import org.dqm.domain.Conditions;
import org.dqm.domain.Region;
import org.junit.jupiter.api.Test;

/** A lumisection whose conditions are missing although they come for its run may warn, without a sound. */
class LateConditionsTest {
    private static final String ME = "Hcal/depth1";
    private static final BinSet BINS = block(5, 5, 2, 2);
    private static final Region FAULT = dead(9, BINS);
    private static final Region WEAK = dead(4.5, BINS);

    @Test
    void alarmIsAWarningWithoutASoundUntilItsConditionsArrive() {
        Room room = new Room().awaiting().sees(ME, 1, FAULT);
        assertThat(room.alarm(1).condition()).isEqualTo(Condition.ACTIVE);
        assertThat(room.alarm(1).severity()).isEqualTo(Severity.WARN);
        assertThat(room.alarm(1).isHeard()).isFalse();

        room.revise(ME, 1, beam("STABLE"));

        assertThat(room.alarm(1).severity()).isEqualTo(Severity.ALARM);
        assertThat(room.alarm(1).isHeard()).isTrue();
        assertThat(room.alarm(1).acknowledgement()).isEqualTo(Acknowledgement.UNACKED);
        assertThat(room.causes()).containsExactly(Cause.RAISED, Cause.CONDITIONS_REVISED);
        assertThat(room.calls()).isEqualTo(1);
    }

    @Test
    void onceNobodyExpectsThemItIsAnAlarmWithoutThem() {
        Room room = new Room().awaiting().sees(ME, 1, FAULT).sees(ME, 2, FAULT);
        assertThat(room.calls()).isZero();

        room.expectingNothing().sees(ME, 3, FAULT);

        assertThat(room.alarm(1).severity()).isEqualTo(Severity.ALARM);
        assertThat(room.calls()).isEqualTo(1);
        assertThat(room.causes()).containsExactly(Cause.RAISED, Cause.SCORED, Cause.SEVERITY);
    }

    @Test
    void theNextLumisectionThatHasConditionsMakesItAnAlarm() {
        Room room = new Room().awaiting().sees(ME, 1, FAULT);

        room.under(beam("STABLE")).sees(ME, 2, FAULT);

        assertThat(room.alarm(1).severity()).isEqualTo(Severity.ALARM);
        assertThat(room.calls()).isEqualTo(1);
    }

    @Test
    void grossFaultDoesNotWait() {
        Room room = new Room().awaiting().sees(ME, 1, dead(15, BINS));

        assertThat(room.alarm(1).severity()).isEqualTo(Severity.ALARM);
        assertThat(room.alarm(1).isHeard()).isTrue();
    }

    @Test
    void whereNoConditionsAreExpectedNothingWaits() {
        Room room = new Room().sees(ME, 1, FAULT);

        assertThat(room.alarm(1).severity()).isEqualTo(Severity.ALARM);
        assertThat(room.alarm(1).isHeard()).isTrue();
    }

    @Test
    void warningIsHeardOnceItsConditionsAreThere() {
        Room room = new Room().awaiting().sees(ME, 1, WEAK).sees(ME, 2, WEAK).sees(ME, 3, WEAK);
        assertThat(room.alarm(1).condition()).isEqualTo(Condition.ACTIVE);
        assertThat(room.alarm(1).isHeard()).isFalse();

        room.under(beam("STABLE")).sees(ME, 4, WEAK);

        assertThat(room.alarm(1).severity()).isEqualTo(Severity.WARN);
        assertThat(room.calls()).isEqualTo(1);
        assertThat(room.causes()).endsWith(Cause.RAISED);
    }

    @Test
    void heardWarningBecomesAnAlarmOnlyWithConditions() {
        Room room = new Room();
        room.sees(ME, 1, WEAK).sees(ME, 2, WEAK).sees(ME, 3, WEAK).acknowledge(1);

        room.awaiting().sees(ME, 4, FAULT);
        assertThat(room.alarm(1).severity()).isEqualTo(Severity.WARN);
        assertThat(room.alarm(1).acknowledgement()).isEqualTo(Acknowledgement.ACKED);
        room.revise(ME, 4, beam("STABLE"));

        assertThat(room.alarm(1).severity()).isEqualTo(Severity.ALARM);
        assertThat(room.alarm(1).acknowledgement()).isEqualTo(Acknowledgement.UNACKED);
        assertThat(room.calls()).isEqualTo(2);
    }

    @Test
    void conditionsThatSayThatTheLumisectionDoesNotCountParkWhatItRaised() {
        Room room = new Room().awaiting().sees(ME, 1, FAULT);

        room.revise(ME, 1, beam("RAMP"));

        assertThat(room.calls()).isZero();
        assertThat(room.causes()).containsExactly(Cause.RAISED, Cause.GATED);
        assertThat(room.alarm(1).suppressions())
                .singleElement()
                .satisfies(gate -> assertThat(gate.comment()).contains("beam_mode RAMP"));
        room.revise(ME, 1, beam("RAMP")).under(beam("STABLE")).sees(ME, 2, FAULT);
        assertThat(room.alarm(1).severity()).isEqualTo(Severity.ALARM);
        assertThat(room.calls()).isEqualTo(1);
        assertThat(room.causes()).containsExactly(Cause.RAISED, Cause.GATED, Cause.SEVERITY);
    }

    @Test
    void alarmThatWasHeardWaitsForNoConditions() {
        Room room = new Room().sees(ME, 1, FAULT);

        room.revise(ME, 1, beam("STABLE").included(Optional.of(false)));

        assertThat(room.alarm(1).isHeard()).isTrue();
        assertThat(room.causes()).containsExactly(Cause.RAISED);
    }

    @Test
    void conditionsOfALumisectionThatIsNoLongerTheLastSayNothing() {
        Room room = new Room().awaiting().sees(ME, 1, FAULT).sees(ME, 2);

        room.revise(ME, 1, beam("STABLE")).revise(ME, 2, beam("STABLE"));

        assertThat(room.calls()).isZero();
        assertThat(room.causes()).containsExactly(Cause.RAISED, Cause.RETURNING);
    }

    @Test
    void takingConditionsAgainChangesNothing() {
        Room room = new Room().awaiting().sees(ME, 1, FAULT).revise(ME, 1, beam("STABLE"));

        room.revise(ME, 1, beam("STABLE")).revise(ME, 7, beam("DUMP"));

        assertThat(room.causes()).containsExactly(Cause.RAISED, Cause.CONDITIONS_REVISED);
    }

    @Test
    void whatIsGoodAgainReturnsToNormalWithoutACall() {
        Room room = new Room().awaiting().sees(ME, 1, FAULT);

        room.sees(ME, 2).sees(ME, 3).sees(ME, 4);

        assertThat(room.alarm(1).condition()).isEqualTo(Condition.NORMAL);
        assertThat(room.calls()).isZero();
    }

    private static Conditions beam(String mode) {
        return new Conditions(
                Optional.of(mode),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }
}
