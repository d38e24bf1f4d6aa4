package org.dqm.api.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.CanaryRows;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.Lease;
import org.dqm.api.sink.Round;
import org.dqm.api.sink.Rounds;
import org.dqm.api.view.Pipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rounds that watch the watcher, each 5 s, whether or not lumisections arrive. */
public final class OwnTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnTimer.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final long start = System.nanoTime();
    private final Optional<Database> apart;
    private final Deadman deadman;

    /**
     * A timer.
     *
     * @param apart place for the canary, taken over; without one there is no canary, and the switch says dead
     */
    public OwnTimer(Optional<Database> apart, Pipeline pipeline, Clock clock) {
        this.apart = apart;
        apart.ifPresent(parts::push);
        Optional<CanaryRows> rows = apart.map(CanaryRows::new);
        this.deadman = new Deadman(() -> rows.flatMap(CanaryRows::lastCycle), pipeline, clock, this::uptime);
    }

    /** Since the start, by a clock that never steps. */
    public Duration uptime() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    public Deadman deadman() {
        return deadman;
    }

    /** The canary's alarms. */
    public SystemAlarms systemAlarms() {
        return new SystemAlarms(apart.map(AlarmQueries::new));
    }

    /** Starts; of several replicas one sings. */
    public void start(Watcher watcher, List<CanarySubject> subjects, Clock clock) {
        go("watcher", watcher);
        go("deadman", deadman);
        Optional<CanarySubject> fit = subjects.stream().filter(Canary::suits).findFirst();
        if (fit.isEmpty()) {
            LOG.warn(
                    "no canary: of {} models none tells its maps apart; /health/deadman will say 503", subjects.size());
        } else if (apart.isPresent()) {
            LOG.info("the canary sings to {}", fit.get().model());
            Lease lease = new Lease(apart.get(), "dqm canary");
            parts.push(lease);
            parts.push(Rounds.start("canary", EVERY, lease::isOurs, new Canary(fit.get(), apart.get(), clock)));
        }
    }

    private void go(String name, Round round) {
        parts.push(Rounds.start(name, EVERY, () -> true, round));
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
            }
        }
    }
}
