package org.dqm.api.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PatienceTest {
    @Test
    void afterTheLoopIsAbandonedNothingIsStoredAnyMore() {
        List<String> stored = new ArrayList<>();
        Patience patience = new Patience(new CountDownLatch(1), () -> {});

        patience.abandon();

        assertThatThrownBy(() -> patience.until("storing a batch", () -> stored.add("a batch")))
                .isInstanceOf(Patience.Stopped.class);
        assertThat(stored).isEmpty();
    }
}
