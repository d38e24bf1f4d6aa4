package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.dqm.domain.FatalException;
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
    @ValueSource(strings = {"22021", "23505", "54000"})
    void aValueThatDoesNotFitIsTheRecordsFault(String state) {
        assertThat(SqlFailure.of(new SQLException("no", state))).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42501", "42P01", "42601", "0A000"})
    void aMissingRightOrTableStopsTheService(String state) {
        assertThat(SqlFailure.of(new SQLException("no", state)))
                .isInstanceOf(FatalException.class)
                .hasMessageContaining("check the rights");
    }
}
