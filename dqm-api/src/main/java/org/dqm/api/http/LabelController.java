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
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.LabelFilter;
import org.dqm.alarm.journal.LabelPage;
import org.dqm.alarm.journal.LabelResult;
import org.dqm.alarm.journal.Labels;
import org.dqm.alarm.label.LabelTarget;
import org.dqm.alarm.label.LabelVerdict;
import org.dqm.api.view.AlarmViews;
import org.dqm.domain.RegionKind;
import org.jspecify.annotations.Nullable;

/** What people say of alarms and lumisections: the browsable ground truth. */
@Controller("/api/v1/labels")
@ExecuteOn(TaskExecutors.BLOCKING)
class LabelController {
    private final Labels labels;
    private final AlarmQueries alarms;
    private final AlarmViews views;
    private final ObjectMapper json;

    LabelController(Labels labels, AlarmQueries alarms, AlarmViews views, ObjectMapper json) {
        this.labels = labels;
        this.alarms = alarms;
        this.views = views;
        this.json = json;
    }

    /** One page, newest first. */
    record Listed(List<LabelView> items, Optional<String> nextCursor) {}

    @Get
    @Produces({MediaType.APPLICATION_JSON, LabelLines.NDJSON})
    @Operation(
            summary = "Labels, newest first; with Accept: application/x-ndjson all of them, a line each",
            parameters = {
                @Parameter(in = ParameterIn.QUERY, name = "alarmId", schema = @Schema(type = "integer")),
                @Parameter(in = ParameterIn.QUERY, name = "elementId", schema = @Schema(type = "integer")),
                @Parameter(in = ParameterIn.QUERY, name = "subsystem", schema = @Schema(type = "string")),
                @Parameter(in = ParameterIn.QUERY, name = "run", schema = @Schema(type = "integer")),
                @Parameter(in = ParameterIn.QUERY, name = "ls", schema = @Schema(type = "integer")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "verdict",
                        schema = @Schema(implementation = LabelVerdict.class)),
                @Parameter(in = ParameterIn.QUERY, name = "kind", schema = @Schema(implementation = RegionKind.class)),
                @Parameter(in = ParameterIn.QUERY, name = "by", schema = @Schema(type = "string")),
                @Parameter(in = ParameterIn.QUERY, name = "q", schema = @Schema(type = "string")),
                @Parameter(in = ParameterIn.QUERY, name = "superseded", schema = @Schema(type = "boolean")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "1000")),
                @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string")),
            })
    HttpResponse<?> list(HttpRequest<?> request) {
        Parameters given = new Parameters(request.getParameters())
                .only(
                        "alarmId",
                        "elementId",
                        "subsystem",
                        "run",
                        "ls",
                        "verdict",
                        "kind",
                        "by",
                        "q",
                        "superseded",
                        "limit",
                        "cursor");
        LabelFilter filter = filter(given);
        boolean wantsLines =
                request.accept().stream().anyMatch(type -> type.getName().equals(LabelLines.NDJSON));
        if (wantsLines) {
            return HttpResponse.ok(new LabelLines(labels, filter, json)).contentType(LabelLines.NDJSON);
        }
        LabelPage page = labels.list(filter, given.limit(), given.cursor());
        return HttpResponse.ok(
                new Listed(page.items().stream().map(LabelView::of).toList(), NumberCursor.next(page.next())));
    }

    @Get("/{id}")
    @Operation(summary = "One label, also if it is superseded")
    LabelView one(@PathVariable String id) {
        return LabelView.of(PathId.find(id, labels::one, () -> noSuchLabel(id)));
    }

    @Repeatable
    @Post(consumes = MediaType.APPLICATION_JSON)
    @Operation(summary = "Says GOOD, BAD, STANDBY or EXCLUDED of an alarm, or of lumisections")
    HttpResponse<LabelView> add(@Nullable @Body String body) {
        LabelResult result = labels.add(new LabelParser(json).parse(body), OnShift.actor());
        if (result instanceof LabelResult.Kept kept) {
            if (kept.label().said().target() instanceof LabelTarget.OfAlarm of) {
                views.changed(alarms.one(of.alarmId()).stream().toList());
            }
            LabelView view = LabelView.of(kept.label());
            return HttpResponse.created(view).header(HttpHeaders.LOCATION, "/api/v1/labels/" + view.id());
        }
        if (result instanceof LabelResult.AlreadySuperseded taken) {
            throw new ProblemException(Problem.of(
                    HttpStatus.CONFLICT,
                    "supersedes: label " + taken.successor().id() + " by "
                            + taken.successor().by() + " has taken its place already; look at that one"));
        }
        LabelResult.Unknown unknown = (LabelResult.Unknown) result;
        throw ProblemException.badRequest(unknown.field() + ": " + unknown.detail());
    }

    private static LabelFilter filter(Parameters given) {
        return new LabelFilter(
                id(given, "alarmId"),
                id(given, "elementId"),
                given.text("subsystem"),
                given.whole("run", 0, Integer.MAX_VALUE),
                given.whole("ls", 0, Integer.MAX_VALUE),
                given.one("verdict", LabelVerdict.class),
                given.one("kind", RegionKind.class),
                given.text("by"),
                given.text("q"),
                given.flag("superseded").orElse(false));
    }

    private static OptionalLong id(Parameters given, String name) {
        try {
            Optional<String> text = given.text(name);
            return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            throw ProblemException.badRequest(name + " must be a whole number");
        }
    }

    private static ProblemException noSuchLabel(String id) {
        return ProblemException.notFound("no label has the id " + id + "; GET /api/v1/labels lists them");
    }
}
