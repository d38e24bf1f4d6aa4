package org.dqm.alarm.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LimitTest {
    @Test
    void aScoreIsWhatItSays() {
        assertThat(new Limit.Score(4.5).score(1000)).isEqualTo(4.5);
    }

    @Test
    void oneFalseAlarmAWeekOfOneElementIsOneIn26000Lumisections() {
        assertThat(new Limit.FalseAlarmsPerWeek(1).score(1)).isCloseTo(Math.log10(26_000), within(1e-12));
    }

    @Test
    void elementsShareTheirFalseAlarms() {
        // 21 shifts of 8 hours a week: one false alarm a shift over 1000 elements is the default limit.
        assertThat(new Limit.FalseAlarmsPerWeek(21).score(1000)).isCloseTo(6.1, within(0.01));
    }

    @Test
    void aPatternThatMatchesNothingYetCountsAsOneElement() {
        assertThat(new Limit.FalseAlarmsPerWeek(2).score(0)).isEqualTo(new Limit.FalseAlarmsPerWeek(2).score(1));
    }

    @Test
    void neverAFalseAlarmIsNotOffered() {
        assertThatThrownBy(() -> new Limit.FalseAlarmsPerWeek(0))
                .hasMessage("falseAlarmsPerWeek must be above 0 and at most 10000, got 0.0");
        assertThatThrownBy(() -> new Limit.Score(Double.NaN))
                .hasMessage("score must be above 0 and at most 1000, got NaN");
    }
}
