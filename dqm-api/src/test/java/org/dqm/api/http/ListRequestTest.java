package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.simple.SimpleHttpParameters;
import java.util.Optional;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Severity;
import org.dqm.alarm.journal.AlarmFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListRequestTest {
    @Test
    void withoutFiltersAllThatAPersonMustStillSeeIsListed() {
        ListRequest request = ListRequest.parse(query());

        assertThat(request.filter()).isEqualTo(AlarmFilter.OPEN);
        assertThat(request.after()).isEmpty();
    }

    @Test
    void whoAsksForAConditionGetsItEvenIfNobodyMustSeeIt() {
        ListRequest request = ListRequest.parse(query("condition", "NORMAL", "severity", "WARN", "limit", "7"));

        assertThat(request.filter().state()).isEqualTo(AlarmFilter.State.ALL);
        assertThat(request.filter().condition()).contains(Condition.NORMAL);
        assertThat(request.filter().severity()).contains(Severity.WARN);
        assertThat(request.limit()).isEqualTo(7);
    }

    @Test
    void anExplicitStateWins() {
        assertThat(ListRequest.parse(query("condition", "NORMAL", "state", "open"))
                        .filter()
                        .state())
                .isEqualTo(AlarmFilter.State.OPEN);
    }

    @Test
    void aCharacterThatTheDatabaseCannotHoldIsABadRequest() {
        assertThatThrownBy(() -> ListRequest.parse(query("q", "dead\0")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("q must not contain the character NUL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state        | closed  | state must be open, all, shadow or replay, got closed",
                "severity     | alarm   | severity must be one of WARN, ALARM, got alarm",
                "condition    | BAD     | condition must be one of NORMAL, PENDING_ON, PENDING_OFF, UNKNOWN, ACTIVE, got BAD",
                "suppressed   | maybe   | suppressed must be true or false, got maybe",
                "limit        | 0       | limit must be a whole number from 1 to 1000, got 0",
                "limit        | 1001    | limit must be a whole number from 1 to 1000, got 1001",
                "limit        | many    | limit must be a whole number from 1 to 1000, got many",
                "cursor       | x       | cursor must be the nextCursor of an earlier page, got x",
                "system       | yes     | system must be true or false, got yes",
                "colour       | red     | unknown parameter colour; known: state, condition, acknowledgement, severity,"
                        + " subsystem, suppressed, system, q, limit, cursor",
            })
    void anUnknownValueIsABadRequestThatNamesIt(String name, String value, String detail) {
        assertThatThrownBy(() -> ListRequest.parse(query(name, value)))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().status()).isEqualTo(400);
                    assertThat(e.problem().detail()).isEqualTo(Optional.of(detail));
                });
    }

    private static Parameters query(String... pairs) {
        SimpleHttpParameters values = new SimpleHttpParameters(ConversionService.SHARED);
        for (int i = 0; i < pairs.length; i += 2) {
            values.add(pairs[i], pairs[i + 1]);
        }
        return new Parameters(values);
    }
}
