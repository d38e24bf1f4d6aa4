package org.dqm.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.journal.KnownRun;
import org.dqm.alarm.journal.Runs;

/** The runs, as they are told on Kafka and as histograms show them. */
@Controller("/api/v1/runs")
@ExecuteOn(TaskExecutors.BLOCKING)
class RunController {
    private final Runs runs;

    RunController(Runs runs) {
        this.runs = runs;
    }

    /** One page, the highest number first. */
    record Listed(List<KnownRun> items, Optional<String> nextCursor) {}

    @Get
    @Operation(
            summary = "Runs, the highest number first",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "1000")),
                @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string")),
            })
    Listed list(HttpRequest<?> request) {
        Parameters given = new Parameters(request.getParameters()).only("limit", "cursor");
        int limit = given.limit();
        List<KnownRun> found = runs.page(limit + 1, given.cursor());
        boolean isMore = found.size() > limit;
        List<KnownRun> items = isMore ? found.subList(0, limit) : found;
        return new Listed(
                List.copyOf(items),
                NumberCursor.next(isMore ? OptionalLong.of(items.get(limit - 1).run()) : OptionalLong.empty()));
    }

    @Get("/current")
    @Operation(summary = "The run that was begun or seen last")
    KnownRun current() {
        return runs.current().orElseThrow(() -> ProblemException.notFound("no run is known yet"));
    }
}
