package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberCursorTest {
    @Test
    void aCursorLeadsBackToItsNumber() {
        assertThat(NumberCursor.parse(NumberCursor.encode(4_711))).isEqualTo(4_711);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711", "%", "", "bm8"})
    void anythingElseIsRefused(String word) {
        assertThatThrownBy(() -> NumberCursor.parse(word))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("cursor must be the nextCursor");
    }
}
