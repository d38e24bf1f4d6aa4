package org.dqm.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.dqm.alarm.journal.OnCall;
import org.dqm.alarm.journal.OnCalls;
import org.jspecify.annotations.Nullable;

/** Who is called about a subsystem. */
@Controller("/api/v1/oncall")
@ExecuteOn(TaskExecutors.BLOCKING)
class OnCallController {
    private static final int MAX_CHARS = 500;

    private final OnCalls onCalls;
    private final ObjectMapper json;

    OnCallController(OnCalls onCalls, ObjectMapper json) {
        this.onCalls = onCalls;
        this.json = json;
    }

    @Get("/{subsystem}")
    @Operation(summary = "Who is called; revision 0 and empty texts while nobody was named")
    HttpResponse<OnCall> one(@PathVariable String subsystem) {
        return tagged(onCalls.of(checked(subsystem)));
    }

    // A text, not a tree: whether it is JSON is checked after everything that comes before in the contract.
    @Operation(
            summary = "Names somebody else",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "If-Match",
                            required = true,
                            schema = @Schema(type = "string", example = "\"r0\"")))
    @Put(value = "/{subsystem}", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<OnCall> put(@PathVariable String subsystem, HttpRequest<?> request, @Nullable @Body String body) {
        OnCall current = onCalls.of(checked(subsystem));
        String wanted = RevisionTag.of(current.revision());
        String tag = request.getHeaders()
                .findFirst(HttpHeaders.IF_MATCH)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        HttpStatus.PRECONDITION_REQUIRED,
                        "If-Match must name the revision that was seen, such as " + wanted)));
        if (!tag.strip().equals(wanted)) {
            throw stale(current);
        }
        JsonNode wish = read(Objects.requireNonNullElse(body, ""));
        OnCall stored = onCalls.put(
                new OnCall(subsystem, current.revision(), text(wish, "name"), text(wish, "number"), text(wish, "text")),
                OnShift.actor());
        if (stored.revision() != current.revision() + 1) {
            throw stale(stored);
        }
        return tagged(stored);
    }

    private static ProblemException stale(OnCall current) {
        return new ProblemException(Problem.of(
                HttpStatus.PRECONDITION_FAILED,
                "on call for " + current.subsystem() + " is at revision " + RevisionTag.of(current.revision())
                        + " now; look at it again"));
    }

    private JsonNode read(String body) {
        try {
            JsonNode node = json.readTree(body);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            // The message below covers both.
        }
        throw ProblemException.badRequest(
                "the body must be an object such as {\"name\": \"…\", \"number\": \"…\", \"text\": \"…\"}");
    }

    private static String text(JsonNode wish, String name) {
        JsonNode value = wish.path(name);
        if (value.isMissingNode() && name.equals("text")) {
            return "";
        }
        if (!value.isTextual() || value.asText().length() > MAX_CHARS) {
            throw ProblemException.badRequest(name + " must be a text of at most " + MAX_CHARS + " characters");
        }
        return value.asText().strip();
    }

    private static String checked(String subsystem) {
        if (subsystem.isBlank() || subsystem.length() > 200 || subsystem.indexOf(0) >= 0) {
            throw ProblemException.badRequest("a subsystem has 1 to 200 characters");
        }
        return subsystem;
    }

    private static HttpResponse<OnCall> tagged(OnCall onCall) {
        return HttpResponse.ok(onCall).header(HttpHeaders.ETAG, RevisionTag.of(onCall.revision()));
    }
}
