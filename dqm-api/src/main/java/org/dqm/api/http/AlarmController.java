package org.dqm.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Severity;
import org.dqm.alarm.flood.Flood;
import org.dqm.alarm.journal.AlarmCursor;
import org.dqm.alarm.journal.AlarmPage;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.api.view.AlarmView;
import org.dqm.api.view.AlarmViews;
import org.dqm.api.watch.SystemAlarms;

/** Alarms: the list, one of them, why it is there, and the acknowledgement. */
@Controller("/api/v1/alarms")
@ExecuteOn(TaskExecutors.BLOCKING)
class AlarmController {
    private final AlarmQueries queries;
    private final SystemAlarms system;
    private final AlarmViews views;
    private final AlarmAnswers answers;
    private final Clock clock;

    AlarmController(AlarmQueries queries, SystemAlarms system, AlarmViews views, AlarmAnswers answers, Clock clock) {
        this.queries = queries;
        this.system = system;
        this.views = views;
        this.answers = answers;
        this.clock = clock;
    }

    /** One page of the list; {@code seq} is the feed's seq that it is a picture of; {@code flood} of all alarms. */
    record Listed(List<AlarmView> items, Optional<String> nextCursor, long seq, List<Flood> flood) {}

    @Get
    @Operation(
            summary = "Alarms in the order severity, since, id",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "state",
                        schema = @Schema(allowableValues = {"open", "all", "shadow", "replay"})),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "condition",
                        schema = @Schema(implementation = Condition.class)),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "acknowledgement",
                        schema = @Schema(implementation = Acknowledgement.class)),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "severity",
                        schema = @Schema(implementation = Severity.class)),
                @Parameter(in = ParameterIn.QUERY, name = "subsystem", schema = @Schema(type = "string")),
                @Parameter(in = ParameterIn.QUERY, name = "suppressed", schema = @Schema(type = "boolean")),
                @Parameter(in = ParameterIn.QUERY, name = "system", schema = @Schema(type = "boolean")),
                @Parameter(in = ParameterIn.QUERY, name = "q", schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "1000")),
                @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string")),
            })
    Listed list(HttpRequest<?> request) {
        ListRequest wanted = ListRequest.parse(new Parameters(request.getParameters()));
        if (wanted.ofSystem()) {
            AlarmPage page = system.list(wanted.filter(), wanted.limit(), wanted.after());
            return listed(page, page.items().stream().map(AlarmViews::bare).toList(), List.of());
        }
        AlarmPage page = queries.list(wanted.filter(), wanted.limit(), wanted.after());
        return listed(page, views.of(page.items()), queries.floods(clock.instant()));
    }

    private static Listed listed(AlarmPage page, List<AlarmView> items, List<Flood> floods) {
        return new Listed(items, page.next().map(AlarmCursor::encode), page.seq(), floods);
    }

    @Get("/{id}")
    @Operation(summary = "One alarm; ETag names its revision")
    HttpResponse<AlarmView> one(@PathVariable String id) {
        return answers.tagged(existing(id));
    }

    @Get("/{id}/evidence")
    @Operation(
            summary = "Why a lumisection was bad: three maps and the regions found in them",
            parameters = @Parameter(in = ParameterIn.QUERY, name = "ls", schema = @Schema(type = "integer")))
    EvidenceView evidence(@PathVariable String id, HttpRequest<?> request) {
        Parameters parameters = new Parameters(request.getParameters()).only("ls");
        Alarm alarm = existing(id);
        if (alarm.isOfPipeline()) {
            throw ProblemException.notFound(
                    "alarm " + id
                            + " is about the pipeline itself, so there are no maps; GET /api/v1/status says how the pipeline is");
        }
        OptionalInt ls = parameters.whole("ls", 0, Integer.MAX_VALUE);
        return queries.evidence(alarm.id(), ls)
                .map(evidence -> EvidenceView.of(alarm.id(), evidence))
                .orElseThrow(() -> ProblemException.notFound("no evidence is stored for alarm " + id
                        + (ls.isPresent() ? " at LS " + ls.getAsInt() : "") + "; only bad lumisections are kept"));
    }

    private Alarm existing(String id) {
        return answers.existing(id);
    }
}
