package org.dqm.api.loop;

import org.junit.jupiter.api.BeforeEach;

class MemoryLedgerTest extends LedgerContract {
    @BeforeEach
    void begin() {
        use(new MemoryLedger());
    }
}
