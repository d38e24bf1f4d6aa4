package org.dqm.alarm.machine;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The tables of docs/alarm-states.md hold. */
class AlarmStatesTest {
    @Test
    void policyDoesWhatTheTablesSay() throws IOException {
        StateTable.check(InMemory::new);
    }

    @Test
    void referenceDoesWhatTheTablesSay() throws IOException {
        StateTable.check(Reference::new);
    }
}
