package org.dqm.api.wiring;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;

/** Waits for something that another thread does. */
public final class Eventually {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private Eventually() {}

    /** Returns once {@code claim} holds; fails after a minute. */
    public static void holds(String what, BooleanSupplier claim) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!claim.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                Assertions.fail("not within %s: %s", LONGEST, what);
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
