package org.dqm.api.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dqm.alarm.watch.Limits;
import org.dqm.alarm.watch.Observed;
import org.dqm.alarm.watch.PipelineFault;
import org.dqm.alarm.watch.Watch;
import org.dqm.api.sink.Round;
import org.dqm.api.view.Pipeline;
import org.dqm.api.view.PipelineFaults;
import org.dqm.api.view.PipelineStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the pipeline in every round and tells its faults; each new one is logged. */
public final class Watcher implements Round, PipelineFaults {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

    private final Pipeline pipeline;
    private final Arrivals arrivals;
    private final Clock clock;
    private final Supplier<Duration> uptime;
    private volatile Watch watch = Watch.START;
    private volatile Optional<Duration> firstLook = Optional.empty();

    /**
     * A watcher that has not looked yet.
     *
     * @param uptime by a clock that never steps
     */
    public Watcher(Pipeline pipeline, Arrivals arrivals, Clock clock, Supplier<Duration> uptime) {
        this.pipeline = pipeline;
        this.arrivals = arrivals;
        this.clock = clock;
        this.uptime = uptime;
    }

    @Override
    public List<PipelineFault> faults() {
        return watch.faults();
    }

    /**
     * Whether it has looked for so long that a fault that it does not tell is none: twice the time after which a fault is
     * told.
     */
    public boolean isSettled() {
        Duration needed = Limits.DEFAULT.delay().multipliedBy(2);
        return firstLook
                .filter(first -> uptime.get().minus(first).compareTo(needed) >= 0)
                .isPresent();
    }

    @Override
    public boolean isMoreLeft() {
        firstLook = firstLook.or(() -> Optional.of(uptime.get()));
        Watch before = watch;
        watch = before.after(look(), Limits.DEFAULT);
        List<String> known = before.faults().stream().map(PipelineFault::key).toList();
        watch.faults().stream()
                .filter(fault -> !known.contains(fault.key()))
                .forEach(fault -> LOG.warn("pipeline fault {}: {}", fault.key(), fault.text()));
        return false;
    }

    private Observed look() {
        PipelineStatus status = pipeline.status();
        Map<String, String> refused = status.models().stream()
                .filter(model -> model.refused().isPresent())
                .collect(Collectors.toMap(
                        model -> model.version().toString(),
                        model -> model.refused().orElse(""),
                        (first, second) -> first));
        return new Observed(
                clock.instant(),
                uptime.get(),
                arrivals.now(),
                status.lagRecords(),
                refused,
                status.records().decoded(),
                status.records().rejected());
    }
}
