package org.dqm.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.OptionalLong;
import org.dqm.alarm.journal.ThresholdQueries;
import org.dqm.alarm.journal.ThresholdSimulations;
import org.dqm.alarm.threshold.Rule;
import org.dqm.alarm.threshold.RuleJson;
import org.jspecify.annotations.Nullable;

/** What proposed thresholds would have made of the past. */
@Controller("/api/v1/thresholds/simulate")
@ExecuteOn(TaskExecutors.BLOCKING)
class SimulationController {
    private final ThresholdSimulations simulations;
    private final ThresholdQueries queries;
    private final ObjectMapper json;

    SimulationController(ThresholdSimulations simulations, ThresholdQueries queries, ObjectMapper json) {
        this.simulations = simulations;
        this.queries = queries;
        this.json = json;
    }

    @Post(consumes = MediaType.APPLICATION_JSON)
    @Operation(summary = "Alarms that a threshold would have raised on all that is stored, beside those of today")
    SimulationView simulate(@Nullable @Body String body) {
        ObjectNode given = JsonBody.readObject(json, body);
        OptionalLong instead = new JsonBody(given).id("id");
        try {
            Rule rule = RuleJson.read(
                    ThresholdBody.rule(given), queries.unconfigured().thresholds());
            long start = System.nanoTime();
            ThresholdSimulations.Result result = simulations.simulate(rule, instead);
            return SimulationView.of(result, Duration.ofNanos(System.nanoTime() - start));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()));
        }
    }
}
