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
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.journal.Retention;
import org.dqm.alarm.journal.RetentionPreview;
import org.dqm.alarm.journal.RetentionResult;
import org.dqm.alarm.journal.RetentionRun;
import org.jspecify.annotations.Nullable;

/** What is old enough to be tidied away: shown first, then done. */
@Controller("/api/v1/retention")
@ExecuteOn(TaskExecutors.BLOCKING)
class RetentionController {
    private static final int MAX_REASON = 2_000;
    private static final int LAST_RUNS = 20;

    private final Retention retention;
    private final ObjectMapper json;

    RetentionController(Retention retention, ObjectMapper json) {
        this.retention = retention;
        this.json = json;
    }

    /** The policy, what would happen now, and what happened before; ages in days. */
    record Shown(
            boolean enabled,
            long goodScoresDays,
            long evidenceDays,
            String version,
            Instant scoresBefore,
            Instant evidenceBefore,
            List<RetentionPreview.Step> steps,
            List<RetentionRun> runs) {
        Shown {
            steps = List.copyOf(steps);
            runs = List.copyOf(runs);
        }
    }

    @Get
    @Operation(summary = "What would be compressed or deleted, and what was; ETag names this preview")
    HttpResponse<Shown> preview() {
        RetentionPreview preview = retention.preview();
        return HttpResponse.ok(new Shown(
                        preview.policy().isEnabled(),
                        preview.policy().goodScores().toDays(),
                        preview.policy().evidence().toDays(),
                        preview.version(),
                        preview.limits().scoresBefore(),
                        preview.limits().evidenceBefore(),
                        preview.steps(),
                        retention.runs(LAST_RUNS)))
                .header(HttpHeaders.ETAG, tag(preview));
    }

    @Operation(
            summary = "Does what the preview says that If-Match names",
            parameters = @Parameter(in = ParameterIn.HEADER, name = "If-Match", required = true))
    @Post(value = "/runs", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<RetentionRun> run(HttpRequest<?> request, @Nullable @Body String body) {
        RetentionPreview preview = retention.preview();
        String given = Optional.ofNullable(request.getHeaders().get(HttpHeaders.IF_MATCH))
                .orElseThrow(() -> new ProblemException(Problem.of(
                        HttpStatus.PRECONDITION_REQUIRED,
                        "If-Match must name the preview that was seen, such as " + tag(preview))));
        if (!given.strip().equals(tag(preview))) {
            throw stale(preview);
        }
        String reason = JsonBody.read(json, body, "reason").needed("reason", MAX_REASON);
        RetentionResult result = retention.run(preview.version(), OnShift.actor(), reason);
        if (result instanceof RetentionResult.Done done) {
            return HttpResponse.created(done.run());
        }
        if (result instanceof RetentionResult.Stale stale) {
            throw stale(stale.current());
        }
        throw new ProblemException(Problem.of(
                HttpStatus.CONFLICT, "retention is off: nothing is deleted until dqm.retention.enabled is true"));
    }

    private static ProblemException stale(RetentionPreview current) {
        return new ProblemException(Problem.of(
                HttpStatus.PRECONDITION_FAILED,
                "other rows are concerned now (" + tag(current) + "); look at the preview again"));
    }

    private static String tag(RetentionPreview preview) {
        return "\"" + preview.version() + "\"";
    }
}
