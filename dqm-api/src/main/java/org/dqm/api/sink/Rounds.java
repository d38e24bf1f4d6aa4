package org.dqm.api.sink;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.dqm.domain.RetryableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread of its own that goes round while this replica may, so that one sink never delays another. Waits while
 * something outside is away, with growing pauses up to 5 s; a failure never ends it.
 */
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final CountDownLatch stop = new CountDownLatch(1);
    private final String name;
    private final Duration idle;
    private final Thread thread;

    private Rounds(String name, Duration idle, BooleanSupplier mayRun, Round round) {
        this.name = name;
        this.idle = idle;
        this.thread = new Thread(() -> go(mayRun, round), name);
        thread.setDaemon(true);
    }

    /**
     * Begins.
     *
     * @param idle pause between two rounds when nothing is left to do
     * @param mayRun asked before every round
     */
    public static Rounds start(String name, Duration idle, BooleanSupplier mayRun, Round round) {
        Rounds rounds = new Rounds(name, idle, mayRun, round);
        rounds.thread.start();
        return rounds;
    }

    private void go(BooleanSupplier mayRun, Round round) {
        Duration pause = idle;
        boolean isAway = false;
        while (!isStoppedAfter(pause)) {
            try {
                boolean more = mayRun.getAsBoolean() && round.isMoreLeft();
                pause = more ? Duration.ZERO : idle;
                isAway = false;
            } catch (RetryableException e) {
                if (!isAway && stop.getCount() > 0) {
                    LOG.warn("{} waits: {}", name, e.getMessage());
                }
                isAway = true;
                pause = longer(pause);
            } catch (RuntimeException e) {
                if (stop.getCount() == 0) {
                    return;
                }
                // The loop's edge: a bug in one round must not end the others.
                LOG.error("a round of {} failed", name, e);
                pause = LONGEST;
            }
        }
    }

    private Duration longer(Duration pause) {
        Duration next = pause.compareTo(idle) < 0 ? idle : pause.multipliedBy(2);
        return next.compareTo(LONGEST) > 0 ? LONGEST : next;
    }

    private boolean isStoppedAfter(Duration pause) {
        try {
            return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** No further round begins; returns at once. */
    void stop() {
        stop.countDown();
    }

    /** Ends after the round in hand; after a second that is cut off, and its delivery may come twice. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(CLOSING.toMillis());
            thread.interrupt();
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
