package org.dqm.api.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for SIGINT or SIGTERM and lets the command end cleanly: the process then exits with 0, at the latest 20 s
 * after the signal.
 */
final class UntilStopped implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(19);

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** From now on a signal does not end the process at once. */
    UntilStopped() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "signal"));
    }

    /** Returns at a signal, after {@code duration}, or when {@link #stop} is called. */
    void await(Optional<Duration> duration) throws InterruptedException {
        if (duration.isPresent()) {
            boolean unused = stop.await(duration.get().toMillis(), TimeUnit.MILLISECONDS);
        } else {
            stop.await();
        }
    }

    void stop() {
        stop.countDown();
    }

    boolean isStopped() {
        return stop.getCount() == 0;
    }

    /** Everything is stopped; the process may end. */
    @Override
    public void close() {
        stopped.countDown();
    }

    private void end() {
        if (stopped.getCount() == 0) {
            return;
        }
        stop.countDown();
        try {
            boolean isClean = stopped.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            // The exit code of a process that a signal ends would be 130 or 143.
            Runtime.getRuntime().halt(isClean ? 0 : 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
