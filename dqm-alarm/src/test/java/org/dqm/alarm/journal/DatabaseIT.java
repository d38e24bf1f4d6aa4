package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dqm.domain.FatalException;
import org.dqm.domain.RetryableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class DatabaseIT {
    @Test
    void aWrongPasswordStopsWithTheServersOwnWords(DatabaseAddress address) {
        DatabaseAddress wrong = new DatabaseAddress(address.jdbcUrl(), address.user(), "not the password");

        assertThatThrownBy(() -> Database.open(wrong))
                .isInstanceOf(FatalException.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageContaining("check user and password");
    }

    @Test
    void aServerThatDoesNotListenMayComeLater(DatabaseAddress address) {
        DatabaseAddress nobody = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/dqm", address.user(), "");

        assertThatThrownBy(() -> Database.open(nobody))
                .isInstanceOf(RetryableException.class)
                .hasMessageContaining("no database answers at jdbc:postgresql://127.0.0.1:1/dqm")
                .hasMessageContaining("refused");
    }
}
