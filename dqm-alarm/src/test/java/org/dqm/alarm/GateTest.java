package org.dqm.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.dqm.domain.Conditions;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Region;
import org.junit.jupiter.api.Test;

/** What run, beam and detector say of a lumisection decides whether it counts. */
class GateTest {
    private static final String ME = "Hcal/depth1";
    private static final String OTHER = "Hcal/depth2";
    private static final Region FAULT = dead(9, block(5, 5, 2, 2));
    private static final Check STABLE_ONLY = new Check(
            Verdicts.AUDIBLE.thresholds(),
            new Gates(0, new TreeSet<>(List.of("STABLE"))),
            Verdicts.AUDIBLE.annunciation());

    @Test
    void lumisectionInAnotherBeamModeNeitherRaisesNorClears() {
        Room room = new Room().with(STABLE_ONLY).under(beam("RAMP"));
        room.sees(ME, 1, FAULT);
        assertThat(room.alarms()).isEmpty();

        room.under(beam("STABLE")).sees(ME, 2, FAULT);
        room.under(beam("DUMP"));
        IntStream.rangeClosed(3, 9).forEach(ls -> room.sees(ME, ls));

        assertThat(room.alarm(1).condition()).isEqualTo(Condition.ACTIVE);
        assertThat(room.alarm(1).suppressions())
                .singleElement()
                .satisfies(gate -> assertThat(gate.comment()).contains("beam_mode DUMP"));
        assertThat(room.causes()).containsExactly(Cause.RAISED, Cause.GATED);
    }

    @Test
    void whereTheModeIsNotKnownTheLumisectionCounts() {
        Room room = new Room().with(STABLE_ONLY).sees(ME, 1, FAULT);

        assertThat(room.alarm(1).isHeard()).isTrue();
    }

    @Test
    void faultThatIsStillThereAfterTheGateCallsAnew() {
        Room room = new Room().sees(ME, 1, FAULT).acknowledge(1);
        room.under(notReady()).seesNothingOf(ME, 2, NotScoredReason.OUT_OF_RANGE);
        assertThat(room.alarm(1).isHeard()).isFalse();

        room.under(beam("STABLE")).sees(ME, 3, FAULT);

        assertThat(room.causes()).containsExactly(Cause.RAISED, Cause.GATED, Cause.RESUMED);
        assertThat(room.alarm(1).acknowledgement()).isEqualTo(Acknowledgement.UNACKED);
        assertThat(room.alarm(1).suppressions()).isEmpty();
    }

    @Test
    void faultThatWasRepairedMeanwhileReturnsWithoutACall() {
        Room room = new Room().sees(ME, 1, FAULT).acknowledge(1);
        room.under(notReady()).seesNothingOf(ME, 2, NotScoredReason.OUT_OF_RANGE);

        room.under(beam("STABLE"));
        IntStream.rangeClosed(3, 5).forEach(ls -> room.sees(ME, ls));

        assertThat(room.alarm(1).condition()).isEqualTo(Condition.NORMAL);
        assertThat(room.alarm(1).suppressions()).isEmpty();
        assertThat(room.calls()).isEqualTo(1);
    }

    @Test
    void rampOfTheVoltageSuppressesOnlyWhatTheModelCannotJudge() {
        Room room = new Room().sees(ME, 1, FAULT).under(voltage(0.97));

        room.sees(ME, 2, FAULT);
        assertThat(room.alarm(1).isHeard()).isTrue();
        room.under(voltage(0.4)).seesNothingOf(ME, 3, NotScoredReason.OUT_OF_RANGE);

        assertThat(room.alarm(1).suppressions())
                .singleElement()
                .satisfies(gate -> assertThat(gate.comment()).contains("hv_fraction 0.4"));
    }

    @Test
    void lumisectionsOfAClosedGateMakeNothingUnknown() {
        Room room = new Room().sees(ME, 1, FAULT).under(beam("DUMP"));

        IntStream.rangeClosed(2, 9).forEach(ls -> room.seesNothingOf(ME, ls, NotScoredReason.OUT_OF_RANGE));

        assertThat(room.alarm(1).condition()).isEqualTo(Condition.ACTIVE);
    }

    @Test
    void alarmGoesOnInARunOfTheSameTypeAndCallsNobodyAgain() {
        Room room = new Room().in(1, "collisions").sees(ME, 1, FAULT);

        room.in(2, "collisions").sees(ME, 1, FAULT).in(3, "collisions").sees(ME, 1, FAULT);

        assertThat(room.calls()).isEqualTo(1);
        assertThat(room.alarms()).hasSize(1);
    }

    @Test
    void runOfAnotherTypeParksTheAlarmUntilItsOwnTypeIsBack() {
        Room room = new Room().in(1, "collisions").sees(ME, 1, FAULT);

        room.in(2, "cosmics");
        IntStream.rangeClosed(1, 3).forEach(ls -> room.sees(ME, ls, FAULT));
        IntStream.rangeClosed(4, 9).forEach(ls -> room.sees(ME, ls));
        IntStream.rangeClosed(10, 15).forEach(ls -> room.seesNothingOf(ME, ls));
        assertThat(room.alarms()).hasSize(1);
        assertThat(room.alarm(1).condition()).isEqualTo(Condition.ACTIVE);
        assertThat(room.alarm(1).suppressions())
                .singleElement()
                .satisfies(gate -> assertThat(gate.comment()).contains("run type cosmics"));
        room.in(3, "collisions").sees(ME, 1, FAULT);

        assertThat(room.causes()).containsExactly(Cause.RAISED, Cause.GATED, Cause.RESUMED);
    }

    @Test
    void newFaultInTheRunOfAnotherTypeIsHeardBesideTheParkedOne() {
        Room room = new Room().in(1, "collisions").sees(ME, 1, FAULT);

        room.in(2, "cosmics").sees(ME, 11, FAULT, dead(9, block(40, 40, 1, 1)));

        assertThat(room.alarm(1).isHeard()).isFalse();
        assertThat(room.alarm(2).isHeard()).isTrue();
    }

    @Test
    void runWhoseTypeNobodyToldParksNothing() {
        Room room = new Room().sees(ME, 1, FAULT).in(2, "cosmics");

        room.sees(ME, 1, FAULT);

        assertThat(room.alarm(1).isHeard()).isTrue();
    }

    @Test
    void alarmOfTwoElementsIsParkedOnlyWhenNeitherCounts() {
        Room room = new Room().sees(ME, 1, FAULT).sees(OTHER, 1, FAULT);
        assertThat(room.alarms()).hasSize(1);

        room.under(notReady()).seesNothingOf(ME, 2, NotScoredReason.OUT_OF_RANGE);
        assertThat(room.alarm(1).isHeard()).isTrue();
        room.seesNothingOf(OTHER, 2, NotScoredReason.OUT_OF_RANGE);
        assertThat(room.alarm(1).isHeard()).isFalse();
        room.under(beam("STABLE")).sees(ME, 3, FAULT).sees(OTHER, 3, FAULT);

        assertThat(room.alarm(1).isHeard()).isTrue();
        assertThat(room.causes()).filteredOn(Cause.RESUMED::equals).hasSize(1);
    }

    @Test
    void lateLumisectionOfAClosedGateParksNothing() {
        Room room = new Room().sees(ME, 5, FAULT);

        room.under(notReady()).seesNothingOf(ME, 4, NotScoredReason.OUT_OF_RANGE);

        assertThat(room.alarm(1).isHeard()).isTrue();
    }

    private static Conditions beam(String mode) {
        return conditions(Optional.of(mode), OptionalDouble.empty());
    }

    private static Conditions voltage(double fraction) {
        return conditions(Optional.of("STABLE"), OptionalDouble.of(fraction));
    }

    private static Conditions notReady() {
        return beam("STABLE").included(Optional.of(false));
    }

    private static Conditions conditions(Optional<String> mode, OptionalDouble voltage) {
        return new Conditions(mode, OptionalDouble.empty(), OptionalDouble.empty(), voltage, Optional.empty());
    }
}
