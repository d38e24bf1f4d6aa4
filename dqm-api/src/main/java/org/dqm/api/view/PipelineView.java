package org.dqm.api.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dqm.api.view.PipelineStatus.Position;

/**
 * The pipeline as a bookmark of the live feed tells it.
 *
 * @param lagMs time since the newest record of the last lumisection arrived
 */
public record PipelineView(
        Optional<Integer> run, Optional<Integer> lastLs, Optional<Long> lagMs, PipelineHealth health) {
    public static PipelineView of(PipelineStatus status, Instant now) {
        Optional<Position> position = status.position();
        return new PipelineView(
                position.map(Position::run),
                position.map(Position::ls),
                position.map(p -> Duration.between(p.arrived(), now).toMillis()),
                PipelineHealth.of(status, now));
    }
}
