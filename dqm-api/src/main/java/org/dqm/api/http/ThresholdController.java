package org.dqm.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dqm.alarm.journal.ThresholdCommands;
import org.dqm.alarm.journal.ThresholdEdit;
import org.dqm.alarm.journal.ThresholdQueries;
import org.dqm.alarm.journal.ThresholdResult;
import org.dqm.alarm.threshold.RuleVersion;
import org.dqm.api.view.ThresholdView;
import org.jspecify.annotations.Nullable;

/** Thresholds by element pattern: what is in force, its versions, and who changed it why. */
@Controller("/api/v1/thresholds")
@ExecuteOn(TaskExecutors.BLOCKING)
class ThresholdController {
    private final ThresholdQueries queries;
    private final ThresholdCommands commands;
    private final ObjectMapper json;

    ThresholdController(ThresholdQueries queries, ThresholdCommands commands, ObjectMapper json) {
        this.queries = queries;
        this.commands = commands;
        this.json = json;
    }

    /** One page, by id. */
    record Listed(List<ThresholdView> items, Optional<String> nextCursor) {
        static Listed of(List<RuleVersion> versions, boolean isLast) {
            return new Listed(
                    versions.stream().map(ThresholdView::of).toList(),
                    isLast
                            ? Optional.empty()
                            : Optional.of(NumberCursor.encode(
                                    versions.get(versions.size() - 1).ref().id())));
        }
    }

    @Get
    @Operation(
            summary = "Thresholds in force, by id",
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
        long after = given.cursor().orElse(0);
        List<RuleVersion> found = queries.list(after, limit + 1);
        boolean isLast = found.size() <= limit;
        return Listed.of(isLast ? found : found.subList(0, limit), isLast);
    }

    @Get("/effective")
    @Operation(
            summary = "Which threshold applies to an element, and why",
            parameters =
                    @Parameter(in = ParameterIn.QUERY, name = "me", required = true, schema = @Schema(type = "string")))
    EffectiveView effective(HttpRequest<?> request) {
        String me = new Parameters(request.getParameters())
                .only("me")
                .text("me")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> ProblemException.badRequest("me is required: the path of an element"));
        return EffectiveView.of(me, queries.rules().effective(me));
    }

    @Get("/{id}")
    @Operation(summary = "The newest version of a threshold; ETag names it")
    HttpResponse<ThresholdView> one(@PathVariable String id) {
        return tagged(existing(id));
    }

    @Get("/{id}/versions")
    @Operation(summary = "All versions of a threshold, the newest first; those of a deleted one too")
    Listed versions(@PathVariable String id) {
        List<RuleVersion> versions = PathId.find(
                id,
                number -> Optional.of(queries.versions(number)).filter(all -> !all.isEmpty()),
                () -> noSuchThreshold(id));
        return Listed.of(versions, true);
    }

    @Repeatable
    @Post(consumes = MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a threshold; it counts from the next lumisection on")
    HttpResponse<ThresholdView> create(@Nullable @Body String body) {
        ThresholdBody wanted = ThresholdBody.read(json, body);
        RuleVersion made = checked(() ->
                commands.create(wanted.rule(queries.unconfigured().thresholds()), OnShift.actor(), wanted.reason()));
        URI place = URI.create("/api/v1/thresholds/" + made.ref().id());
        return HttpResponse.created(ThresholdView.of(made), place).header(HttpHeaders.ETAG, tag(made));
    }

    @Put(value = "/{id}", consumes = MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Replaces the version that If-Match names by a new one",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "If-Match",
                            required = true,
                            schema = @Schema(type = "string", example = "\"r1\"")))
    HttpResponse<ThresholdView> edit(@PathVariable String id, HttpRequest<?> request, @Nullable @Body String body) {
        RuleVersion seen = seen(id, request);
        ThresholdBody wanted = ThresholdBody.read(json, body);
        return saved(checked(() -> commands.edit(
                wish(seen, wanted.reason()), wanted.rule(queries.unconfigured().thresholds()))));
    }

    @Repeatable
    @Post(value = "/{id}/rollback", consumes = MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Makes a new version with the content of an old one",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "If-Match",
                            required = true,
                            schema = @Schema(type = "string", example = "\"r1\"")))
    HttpResponse<ThresholdView> rollBack(@PathVariable String id, HttpRequest<?> request, @Nullable @Body String body) {
        RuleVersion seen = seen(id, request);
        JsonBody given = JsonBody.read(json, body, "version", "reason");
        String reason = given.needed("reason", ThresholdBody.MAX_REASON);
        int version = given.whole("version").orElseThrow(() -> ProblemException.badRequest("version is required"));
        return saved(commands.rollBack(wish(seen, reason), version));
    }

    @Delete(value = "/{id}", consumes = MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ends a threshold; its versions are kept",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "If-Match",
                            required = true,
                            schema = @Schema(type = "string", example = "\"r1\"")))
    HttpResponse<ThresholdView> delete(@PathVariable String id, HttpRequest<?> request, @Nullable @Body String body) {
        RuleVersion seen = seen(id, request);
        String reason = JsonBody.read(json, body, "reason").needed("reason", ThresholdBody.MAX_REASON);
        return saved(commands.delete(wish(seen, reason)));
    }

    private RuleVersion seen(String id, HttpRequest<?> request) {
        RuleVersion current = existing(id);
        RevisionTag.require(
                request.getHeaders().getFirst(HttpHeaders.IF_MATCH),
                current.ref().version(),
                () -> stale(current));
        return current;
    }

    private static HttpResponse<ThresholdView> saved(ThresholdResult result) {
        if (result instanceof ThresholdResult.Saved saved) {
            return tagged(saved.version());
        }
        if (result instanceof ThresholdResult.Deleted) {
            return HttpResponse.noContent();
        }
        if (result instanceof ThresholdResult.Stale stale) {
            throw stale(stale.current());
        }
        if (result instanceof ThresholdResult.NoSuchVersion none) {
            throw ProblemException.badRequest(
                    "version must be one of 1 to " + none.current().ref().version() + ", got " + none.version());
        }
        throw noSuchThreshold("" + ((ThresholdResult.Missing) result).id());
    }

    /** The domain's own words are those for the caller: they name the field. */
    private static <T> T checked(Supplier<T> change) {
        try {
            return change.get();
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static ThresholdEdit wish(RuleVersion seen, String reason) {
        return new ThresholdEdit(seen.ref().id(), seen.ref().version(), OnShift.actor(), reason);
    }

    private RuleVersion existing(String id) {
        return PathId.find(id, queries::one, () -> noSuchThreshold(id));
    }

    private static ProblemException noSuchThreshold(String id) {
        return ProblemException.notFound("no threshold has the id " + id + "; GET /api/v1/thresholds lists them");
    }

    private static ProblemException stale(RuleVersion current) {
        return ProblemException.stale(
                "the threshold is at version r" + current.ref().version() + " now; look at it again",
                ThresholdView.of(current));
    }

    private static HttpResponse<ThresholdView> tagged(RuleVersion version) {
        return HttpResponse.ok(ThresholdView.of(version)).header(HttpHeaders.ETAG, tag(version));
    }

    private static String tag(RuleVersion version) {
        return RevisionTag.of(version.ref().version());
    }
}
