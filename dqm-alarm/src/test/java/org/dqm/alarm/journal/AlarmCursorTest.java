package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.dqm.alarm.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmCursorTest {
    @Test
    void cursorComesBack() {
        AlarmCursor cursor = new AlarmCursor(Severity.WARN, Instant.parse("2026-05-01T02:00:00.123456Z"), 42);

        assertThat(AlarmCursor.parse(cursor.encode())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QUxBUk0gKzk5OTk5OTk5OS0xMi0zMVQyMzo1OTo1OVogMQ",
                "QUxBUk0gLTk5OTk5OTk5OS0wMS0wMVQwMDowMDowMFogMQ"
            })
    void aYearThatTheDatabaseDoesNotKnowIsNoCursor(String word) {
        assertThat(AlarmCursor.parse(word)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "bm90aGluZw", "QUxBUk0gbm93IDQy", "QUxBUk0gMjAyNi0wNS0wMVQwMjowMDowMFogeA"})
    void anythingElseIsNoCursor(String word) {
        assertThat(AlarmCursor.parse(word)).isEmpty();
    }
}
