package org.dqm.api.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.watch.PipelineFault;
import org.dqm.api.config.Version;
import org.dqm.api.view.PipelineHealth;
import org.dqm.api.view.PipelineStatus;
import org.dqm.api.view.PipelineStatus.Position;
import org.dqm.api.view.PipelineStatus.Reach;
import org.dqm.api.view.PipelineStatus.Records;
import org.dqm.api.view.PipelineStatus.Watching;
import org.dqm.ingest.ConditionsTable.Lumisection;
import org.dqm.ingest.LiveConditions;

/**
 * The state of the service as callers see it.
 *
 * @param lsAgeMs time since the newest record of the last lumisection arrived
 * @param clients connections to the live feed
 */
record StatusView(
        String version,
        Optional<Integer> run,
        Optional<Integer> ls,
        Optional<Long> lsAgeMs,
        Records records,
        OptionalLong lagRecords,
        List<ModelView> models,
        Watching watching,
        PipelineHealth health,
        int clients,
        long heartbeatAgeMs,
        Reach database,
        Reach kafka,
        ConditionsView conditions,
        List<PipelineFault> pipelineFaults) {
    StatusView {
        models = List.copyOf(models);
        pipelineFaults = List.copyOf(pipelineFaults);
    }

    /** A model that was found; {@code refused} says why it does not score. */
    record ModelView(String name, int version, String element, String engine, Optional<String> refused) {
        static ModelView of(PipelineStatus.Model model) {
            return new ModelView(
                    model.version().name(),
                    model.version().version(),
                    model.element(),
                    model.engine(),
                    model.refused());
        }
    }

    /** The lumisection whose conditions came last, and how many records could not be used since the start. */
    record ConditionsView(Optional<Integer> run, Optional<Integer> ls, long refused) {
        static ConditionsView of(LiveConditions conditions) {
            Optional<Lumisection> last = conditions.last();
            return new ConditionsView(last.map(Lumisection::run), last.map(Lumisection::ls), conditions.refused());
        }
    }

    static StatusView of(
            PipelineStatus status, List<PipelineFault> faults, ConditionsView conditions, int clients, Instant now) {
        Optional<Position> position = status.position();
        return new StatusView(
                Version.OF_PROGRAM,
                position.map(Position::run),
                position.map(Position::ls),
                position.map(p -> age(p.arrived(), now)),
                status.records(),
                status.lagRecords(),
                status.models().stream().map(ModelView::of).toList(),
                status.watching(),
                PipelineHealth.of(status, now),
                clients,
                age(status.heartbeat(), now),
                status.database(),
                status.kafka(),
                conditions,
                faults);
    }

    private static long age(Instant then, Instant now) {
        return Math.max(0, Duration.between(then, now).toMillis());
    }
}
