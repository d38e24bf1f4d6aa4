package org.dqm.alarm.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {
    private static final RetentionPolicy POLICY = new RetentionPolicy(true, Duration.ofDays(30), Duration.ofDays(100));

    @Test
    void limitsMoveOnceADay() {
        RetentionPolicy.Limits morning = POLICY.at(Instant.parse("2026-05-01T00:00:00Z"));
        RetentionPolicy.Limits evening = POLICY.at(Instant.parse("2026-05-01T23:59:59Z"));

        assertThat(morning).isEqualTo(evening);
        assertThat(morning.scoresBefore()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(morning.evidenceBefore()).isEqualTo(Instant.parse("2026-01-21T00:00:00Z"));
        assertThat(POLICY.at(Instant.parse("2026-05-02T00:00:00Z"))).isNotEqualTo(morning);
    }

    @Test
    void nothingYoungerThanAWeekIsTouched() {
        assertThatThrownBy(() -> new RetentionPolicy(true, Duration.ofDays(6), Duration.ofDays(100)))
                .hasMessageContaining("good scores must be kept for at least 7 days");
        assertThatThrownBy(() -> new RetentionPolicy(true, Duration.ofDays(7), Duration.ofDays(2)))
                .hasMessageContaining("evidence must be kept for at least 7 days");
    }

    @Test
    void byDefaultItIsOff() {
        assertThat(RetentionPolicy.OFF.isEnabled()).isFalse();
    }
}
