package org.dqm.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.journal.AuditEntry;
import org.dqm.alarm.journal.AuditFilter;
import org.dqm.alarm.journal.AuditPage;
import org.dqm.alarm.journal.AuditQueries;
import org.dqm.alarm.journal.Mutation;

/** Who changed what, when and why. */
@Controller("/api/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
class AuditController {
    private final AuditQueries queries;

    AuditController(AuditQueries queries) {
        this.queries = queries;
    }

    /** One page, newest first. */
    record Listed(List<Line> items, Optional<String> nextCursor) {}

    /** One change. */
    record Line(
            long id,
            Instant at,
            String actor,
            String action,
            String object,
            Optional<JsonNode> before,
            Optional<JsonNode> after,
            Optional<String> reason) {
        static Line of(AuditEntry entry) {
            Mutation mutation = entry.mutation();
            return new Line(
                    entry.id(),
                    mutation.at(),
                    mutation.actor(),
                    mutation.action(),
                    mutation.object(),
                    mutation.before(),
                    mutation.after(),
                    mutation.reason());
        }
    }

    @Get
    @Operation(
            summary = "What people changed, newest first",
            parameters = {
                @Parameter(in = ParameterIn.QUERY, name = "actor", schema = @Schema(type = "string")),
                @Parameter(in = ParameterIn.QUERY, name = "action", schema = @Schema(type = "string")),
                @Parameter(in = ParameterIn.QUERY, name = "object", schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "1000")),
                @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string")),
            })
    Listed list(HttpRequest<?> request) {
        Parameters given = new Parameters(request.getParameters()).only("actor", "action", "object", "limit", "cursor");
        AuditFilter filter = new AuditFilter(given.text("actor"), given.text("action"), given.text("object"));
        AuditPage page = queries.list(filter, given.limit(), given.cursor());
        return new Listed(page.items().stream().map(Line::of).toList(), NumberCursor.next(page.next()));
    }
}
