package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnShiftTest {
    @Test
    void aNameIsPercentEncoded() {
        assertThat(OnShift.name("Zo%C3%AB%20Weber")).isEqualTo("Zoë Weber");
        assertThat(OnShift.name("  Ann+Bob ")).isEqualTo("Ann+Bob");
        assertThat(OnShift.name("a".repeat(OnShift.MAX_CHARS))).hasSize(OnShift.MAX_CHARS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%20", "%", "%zz", "a%00b", "a%0Ab", "%E2%80%AEnna", "%FF", "%E2%80%A8"})
    void whatIsNoPrintableNameIsRefused(String header) {
        assertThatThrownBy(() -> OnShift.name(header)).hasMessageStartingWith("X-On-Shift must be a name of 1 to 80");
    }

    @Test
    void aLongNameIsRefused() {
        assertThatThrownBy(() -> OnShift.name("a".repeat(OnShift.MAX_CHARS + 1)))
                .isInstanceOf(ProblemException.class);
    }
}
