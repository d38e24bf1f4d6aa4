package org.dqm.api.http;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Clock;
import org.dqm.api.live.LiveFeed;
import org.dqm.api.view.Pipeline;
import org.dqm.api.view.PipelineFaults;
import org.dqm.ingest.LiveConditions;

/** The state of the service. */
@Controller("/api/v1/status")
final class StatusController {
    private final Pipeline pipeline;
    private final PipelineFaults faults;
    private final LiveFeed feed;
    private final LiveConditions conditions;
    private final Clock clock;

    StatusController(Pipeline pipeline, PipelineFaults faults, LiveFeed feed, LiveConditions conditions, Clock clock) {
        this.pipeline = pipeline;
        this.faults = faults;
        this.feed = feed;
        this.conditions = conditions;
        this.clock = clock;
    }

    @Get
    StatusView status() {
        return StatusView.of(
                pipeline.status(),
                faults.faults(),
                StatusView.ConditionsView.of(conditions),
                feed.clients(),
                clock.instant());
    }
}
