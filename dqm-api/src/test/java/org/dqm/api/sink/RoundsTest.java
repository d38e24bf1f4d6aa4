package org.dqm.api.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dqm.domain.RetryableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RoundsTest {
    private static final Duration IDLE = Duration.ofMillis(1);

    @Test
    void aRoundThatFailsIsNotTheLast() throws InterruptedException {
        CountDownLatch rounds = new CountDownLatch(3);

        Rounds running = Rounds.start("test", IDLE, () -> true, () -> {
            rounds.countDown();
            throw new RetryableException("away", new IllegalStateException("told by a test"));
        });

        assertThat(rounds.await(20, TimeUnit.SECONDS)).isTrue();
        running.close();
    }

    @Test
    void nothingIsDoneWhileAnotherReplicaDoesIt() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        CountDownLatch asked = new CountDownLatch(5);

        Rounds running = Rounds.start(
                "test",
                IDLE,
                () -> {
                    asked.countDown();
                    return false;
                },
                () -> done.incrementAndGet() > 0);

        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        running.close();
        assertThat(done).hasValue(0);
    }

    @Test
    void aRoundThatHangsIsCutOff() throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch cutOff = new CountDownLatch(1);
        Rounds running = Rounds.start("test", IDLE, () -> true, () -> {
            hangs.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                cutOff.countDown();
            }
            return false;
        });
        assertThat(hangs.await(20, TimeUnit.SECONDS)).isTrue();

        running.close();

        assertThat(cutOff.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
