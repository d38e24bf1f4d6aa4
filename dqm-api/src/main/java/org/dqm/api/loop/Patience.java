package org.dqm.api.loop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.dqm.domain.RetryableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again while the outside world is away, with growing pauses, until it is back or the loop is to stop. */
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final CountDownLatch stop;
    private final Runnable onFailure;
    private volatile boolean isAbandoned;

    /** Thrown when the loop is to stop while it waits; nothing of the batch is stored. */
    static final class Stopped extends RuntimeException {
        Stopped() {
            super("stopped while waiting");
        }
    }

    /** Waits until {@code stop} is down; calls {@code onFailure} at each failure. */
    Patience(CountDownLatch stop, Runnable onFailure) {
        this.stop = stop;
        this.onFailure = onFailure;
    }

    /** What the loop works with is about to be closed: from now on nothing is begun. */
    void abandon() {
        isAbandoned = true;
    }

    /**
     * The result of {@code action}, however long it takes.
     *
     * @param what for the log, such as {@code storing a batch}
     */
    <T> T until(String what, Supplier<T> action) {
        Duration pause = FIRST;
        while (true) {
            if (isAbandoned) {
                throw new Stopped();
            }
            try {
                return action.get();
            } catch (RetryableException e) {
                onFailure.run();
                LOG.warn("{} failed, next try in {} ms: {}", what, pause.toMillis(), e.getMessage());
            }
            if (isStoppedAfter(pause)) {
                throw new Stopped();
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
    }

    /** Waits {@code pause}, or shorter if the loop is to stop. */
    boolean isStoppedAfter(Duration pause) {
        try {
            return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
