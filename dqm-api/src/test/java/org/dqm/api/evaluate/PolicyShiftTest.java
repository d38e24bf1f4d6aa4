package org.dqm.api.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.dqm.alarm.Verdicts;
import org.dqm.domain.ElementKey;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.RecordId;
import org.dqm.domain.Region;
import org.junit.jupiter.api.Test;

class PolicyShiftTest {
    private static final int FIRST = 101;

    @Test
    void faultsAreAlarmsAndWarningsOfThePolicy() {
        PolicyShift shift = new PolicyShift();
        for (int ls = FIRST; ls < FIRST + 40; ls++) {
            // One that flickers, one three lumisections later, one that is only ever a warning.
            see(shift, 0, ls, ls % 2 == 0 && ls < 110 ? 8 : 0, 5);
            see(shift, 1, ls, ls >= 105 && ls < 108 ? 7 : 0, 30);
            see(shift, 2, ls, ls >= 120 && ls < 125 ? 4.5 : 0, 50);
            see(shift, 3, ls, 0, 1);
        }

        assertThat(PolicyShift.columns(shift.alarms(Verdicts.AUDIBLE))).isEqualTo("2,1,3,1");
    }

    @Test
    void whatHasNoScoreCountsForNothing() {
        PolicyShift shift = new PolicyShift();
        shift.saw(0, Verdicts.notScored(id(0, FIRST), NotScoredReason.OUT_OF_RANGE));

        assertThat(PolicyShift.columns(shift.alarms(Verdicts.AUDIBLE))).isEqualTo("0,0,0,0");
    }

    private static void see(PolicyShift shift, int element, int ls, double score, int y) {
        Region[] regions = score > 0 ? new Region[] {Verdicts.dead(score, Verdicts.block(5, y, 2, 2))} : new Region[0];
        shift.saw(element, Verdicts.scored(id(element, ls), regions));
    }

    private static RecordId id(int element, int ls) {
        return new RecordId(new ElementKey("", "Sim/element" + element), 1, ls);
    }
}
