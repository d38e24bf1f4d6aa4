package org.dqm.api.http;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.dqm.api.view.Pipeline;
import org.dqm.api.view.PipelineStatus.Reach;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Ready while broker and database answer. */
@Singleton
@Readiness
final class PipelineReadiness implements HealthIndicator {
    private final Pipeline pipeline;

    PipelineReadiness(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromSupplier(() -> {
            var status = pipeline.status();
            boolean up = status.kafka() == Reach.UP && status.database() == Reach.UP;
            return HealthResult.builder("pipeline", up ? HealthStatus.UP : HealthStatus.DOWN)
                    .build();
        });
    }
}
