package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.dqm.domain.RetryableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailureTest {
    // The record in hand is not to blame: rejecting it would lose a lumisection.
    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57014", "53100", "40P01", "25P03", "XX000"})
    void whatTheServerSuffersIsWorthAnotherTry(String state) {
        assertThat(SqlFailure.of(new SQLException("no", state))).isInstanceOf(RetryableException.class);
    }

    @Test
    void aConnectionThatThePoolHasClosedIsWorthAnotherTry() {
        assertThat(SqlFailure.of(new SQLException("Connection is closed"))).isInstanceOf(RetryableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "23505", "42601"})
    void whatIsWrongWithAStatementIsNot(String state) {
        assertThat(SqlFailure.of(new SQLException("no", state))).isInstanceOf(IllegalStateException.class);
    }
}
