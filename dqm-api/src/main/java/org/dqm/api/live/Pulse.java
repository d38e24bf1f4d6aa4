package org.dqm.api.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.flood.Flood;
import org.dqm.api.view.PipelineView;

/** The pipeline and the floods of alarms at one moment; a bookmark tells a client of them. */
record Pulse(Instant at, PipelineView pipeline, List<Flood> floods) {
    private static final Duration HEARTBEAT = Duration.ofMillis(Frames.HEARTBEAT_MS);
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);

    Pulse {
        floods = List.copyOf(floods);
    }

    /** Every heartbeat, and at once (but not more than once a second) when the pipeline has moved on. */
    boolean isWorthTelling(Optional<Pulse> told) {
        return told.map(before -> {
                    Duration since = Duration.between(before.at, at);
                    boolean moved = !pipeline.run().equals(before.pipeline.run())
                            || !pipeline.lastLs().equals(before.pipeline.lastLs())
                            || !pipeline.health().equals(before.pipeline.health())
                            || !floods.equals(before.floods);
                    return since.compareTo(HEARTBEAT) >= 0 || (moved && since.compareTo(AT_MOST_EVERY) >= 0);
                })
                .orElse(true);
    }
}
