package org.dqm.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Severity;
import org.dqm.alarm.journal.AcknowledgeResult;
import org.dqm.alarm.journal.Acknowledging;
import org.dqm.alarm.journal.AlarmCommands;
import org.dqm.alarm.journal.AlarmCursor;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.api.live.LiveSignal;
import org.dqm.api.view.AlarmView;
import org.dqm.api.view.Person;
import org.jspecify.annotations.Nullable;

/** Alarms: the list, one of them, why it is there, and the acknowledgement. */
@Controller("/api/v1/alarms")
@ExecuteOn(TaskExecutors.BLOCKING)
class AlarmController {
    private final AlarmQueries queries;
    private final AlarmCommands commands;
    private final LiveSignal signal;
    private final ObjectMapper json;

    AlarmController(AlarmQueries queries, AlarmCommands commands, LiveSignal signal, ObjectMapper json) {
        this.queries = queries;
        this.commands = commands;
        this.signal = signal;
        this.json = json;
    }

    /** One page of the list; {@code seq} is the feed's seq that it is a picture of. */
    record Listed(List<AlarmView> items, Optional<String> nextCursor, long seq) {}

    @Get
    @Operation(
            summary = "Alarms in the order severity, since, id",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "state",
                        schema = @Schema(allowableValues = {"open", "all", "shadow"})),
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
                @Parameter(in = ParameterIn.QUERY, name = "q", schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "1000")),
                @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string")),
            })
    Listed list(HttpRequest<?> request) {
        ListRequest wanted = ListRequest.parse(new Parameters(request.getParameters()));
        var page = queries.list(wanted.filter(), wanted.limit(), wanted.after());
        // Nothing can be suppressed yet.
        boolean none = wanted.suppressed().filter(Boolean::booleanValue).isPresent();
        return new Listed(
                none ? List.of() : page.items().stream().map(AlarmView::of).toList(),
                none ? Optional.empty() : page.next().map(AlarmCursor::encode),
                page.seq());
    }

    @Get("/{id}")
    @Operation(summary = "One alarm; ETag names its revision")
    HttpResponse<AlarmView> one(@PathVariable String id) {
        return tagged(existing(id));
    }

    @Get("/{id}/evidence")
    @Operation(
            summary = "Why a lumisection was bad: three maps and the regions found in them",
            parameters = @Parameter(in = ParameterIn.QUERY, name = "ls", schema = @Schema(type = "integer")))
    EvidenceView evidence(@PathVariable String id, HttpRequest<?> request) {
        Parameters parameters = new Parameters(request.getParameters()).only("ls");
        Alarm alarm = existing(id);
        OptionalInt ls = parameters.whole("ls", 0, Integer.MAX_VALUE);
        return queries.evidence(alarm.id(), ls)
                .map(evidence -> EvidenceView.of(alarm.id(), evidence))
                .orElseThrow(() -> ProblemException.notFound("no evidence is stored for alarm " + id
                        + (ls.isPresent() ? " at LS " + ls.getAsInt() : "") + "; only bad lumisections are kept"));
    }

    // A text, not a tree: whether it is JSON is checked after everything that comes before in the contract.
    @Operation(
            summary = "Acknowledges the revision that If-Match names",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "If-Match",
                            required = true,
                            schema = @Schema(type = "string", example = "\"r1\"")))
    @Post(value = "/{id}/acknowledgement", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<AlarmView> acknowledge(@PathVariable String id, HttpRequest<?> request, @Nullable @Body String body) {
        Alarm alarm = existing(id);
        RevisionTag.require(request.getHeaders().getFirst(HttpHeaders.IF_MATCH), alarm);
        Optional<String> comment = new CommentParser(json).parse(Objects.requireNonNullElse(body, ""));
        AcknowledgeResult result =
                commands.acknowledge(new Acknowledging(alarm.id(), alarm.revision(), Person.LOCAL.name(), comment));
        signal.committed();
        if (result instanceof AcknowledgeResult.Acknowledged done) {
            return tagged(done.alarm());
        }
        throw refusal(result, id);
    }

    private static ProblemException refusal(AcknowledgeResult result, String id) {
        if (result instanceof AcknowledgeResult.Stale stale) {
            return ProblemException.stale(AlarmView.of(stale.current()));
        }
        if (result instanceof AcknowledgeResult.NothingToAcknowledge) {
            return new ProblemException(
                    Problem.of(HttpStatus.CONFLICT, "alarm " + id + " is not raised: there is nothing to acknowledge"));
        }
        return noSuchAlarm(id);
    }

    private Alarm existing(String id) {
        try {
            return queries.one(Long.parseLong(id)).orElseThrow(() -> noSuchAlarm(id));
        } catch (NumberFormatException e) {
            throw noSuchAlarm(id);
        }
    }

    private static ProblemException noSuchAlarm(String id) {
        return ProblemException.notFound("no alarm has the id " + id + "; GET /api/v1/alarms lists them");
    }

    private static HttpResponse<AlarmView> tagged(Alarm alarm) {
        return HttpResponse.ok(AlarmView.of(alarm)).header(HttpHeaders.ETAG, RevisionTag.of(alarm.revision()));
    }
}
