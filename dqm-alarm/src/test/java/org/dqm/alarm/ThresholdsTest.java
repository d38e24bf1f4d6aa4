package org.dqm.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dqm.alarm.Thresholds.Level;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    @Test
    void defaultsAreThoseOfTheAlarmRules() {
        assertThat(Thresholds.DEFAULT).isEqualTo(new Thresholds(3, new Level(4, 3, 5), new Level(6.1, 1, 1), 12, 3));
    }

    @Test
    void levelsMustRise() {
        assertThatThrownBy(() -> new Thresholds(5, new Level(4, 3, 5), new Level(6.1, 1, 1), 12, 3))
                .hasMessage("thresholds must rise from off to gross, got off 5.0, warn 4.0, alarm 6.1, gross 12.0");
    }

    @Test
    void moreBadThanLookedAtIsRefused() {
        assertThatThrownBy(() -> new Level(4, 6, 5)).hasMessage("need 1 <= n <= m, got 6 of 5");
    }
}
