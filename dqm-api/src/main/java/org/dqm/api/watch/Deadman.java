package org.dqm.api.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.dqm.api.sink.Round;
import org.dqm.api.view.Pipeline;

/**
 * Whether somebody would hear of a fault now: the canary's last cycle is in the database and young, and the loop goes
 * round. In the first 30 s nobody knows yet, so yes.
 *
 * <p>Rounds read the database; {@link #isAlive} answers at once, from memory.
 */
public final class Deadman implements Round {
    static final Duration GRACE = Duration.ofSeconds(30);
    static final Duration YOUNG = Duration.ofSeconds(60);

    private final Supplier<Optional<Instant>> lastCycle;
    private final Pipeline pipeline;
    private final Clock clock;
    private final Supplier<Duration> uptime;
    private volatile Optional<Instant> seen = Optional.empty();

    /**
     * A switch that has seen nothing yet.
     *
     * @param lastCycle when the canary's last cycle ended, from the database
     * @param uptime by a clock that never steps
     */
    public Deadman(Supplier<Optional<Instant>> lastCycle, Pipeline pipeline, Clock clock, Supplier<Duration> uptime) {
        this.lastCycle = lastCycle;
        this.pipeline = pipeline;
        this.clock = clock;
        this.uptime = uptime;
    }

    @Override
    public boolean isMoreLeft() {
        Optional<Instant> last = lastCycle.get();
        // What was forgotten there was seen here.
        seen = last.isPresent() ? last : seen;
        return false;
    }

    public boolean isAlive() {
        return uptime.get().compareTo(GRACE) < 0
                || (isYoung(pipeline.status().heartbeat())
                        && seen.map(this::isYoung).orElse(false));
    }

    /** A clock that steps, either way, makes it old: until the next cycle nobody knows. */
    private boolean isYoung(Instant then) {
        return Duration.between(then, clock.instant()).abs().compareTo(YOUNG) < 0;
    }
}
