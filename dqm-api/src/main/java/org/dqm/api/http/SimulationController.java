package org.dqm.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.journal.ThresholdQueries;
import org.dqm.alarm.journal.ThresholdSimulations;
import org.dqm.alarm.threshold.Rule;
import org.dqm.alarm.threshold.RuleJson;
import org.dqm.api.view.SeenFaults;
import org.jspecify.annotations.Nullable;

/** What proposed thresholds would have made of the past. */
@Controller("/api/v1/thresholds/simulate")
@ExecuteOn(TaskExecutors.BLOCKING)
class SimulationController {
    private final ThresholdSimulations simulations;
    private final ThresholdQueries queries;
    private final SeenFaults seenFaults;
    private final ObjectMapper json;

    SimulationController(
            ThresholdSimulations simulations, ThresholdQueries queries, SeenFaults seenFaults, ObjectMapper json) {
        this.simulations = simulations;
        this.queries = queries;
        this.seenFaults = seenFaults;
        this.json = json;
    }

    @Post(consumes = MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Alarms that a threshold would have raised on all that is stored, beside those of today",
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = "seenFaults",
                            description = "whether to plant faults into good lumisections too: takes some seconds",
                            schema = @Schema(type = "boolean", defaultValue = "false")))
    SimulationView simulate(HttpRequest<?> request, @Nullable @Body String body) {
        boolean plants = new Parameters(request.getParameters())
                .only("seenFaults")
                .flag("seenFaults")
                .orElse(false);
        ObjectNode given = JsonBody.readObject(json, body);
        OptionalLong instead = new JsonBody(given).id("id");
        try {
            Rule rule = RuleJson.read(
                    ThresholdBody.rule(given), queries.unconfigured().thresholds());
            long start = System.nanoTime();
            ThresholdSimulations.Result result = simulations.simulate(rule, instead);
            Optional<List<SeenFaults.OfElement>> seen =
                    plants ? Optional.of(seenFaults.of(rule.pattern(), result.proposed())) : Optional.empty();
            return SimulationView.of(result, seen, Duration.ofNanos(System.nanoTime() - start));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
