package org.dqm.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.journal.OutOfServiceBook;
import org.dqm.alarm.journal.OutOfServicePage;
import org.dqm.alarm.journal.OutOfServiceResult;
import org.dqm.alarm.outofservice.OutOfService;
import org.dqm.alarm.outofservice.OutOfServiceDraft;
import org.dqm.api.live.LiveSignal;
import org.dqm.domain.ElementPattern;
import org.jspecify.annotations.Nullable;

/** Experts take elements out of service: their alarms are listed and call nobody. */
@Controller("/api/v1/out-of-service")
@ExecuteOn(TaskExecutors.BLOCKING)
class OutOfServiceController {
    private static final int MAX_ELEMENT = 1_000;
    private static final int MAX_TIME = 40;

    private final OutOfServiceBook book;
    private final LiveSignal signal;
    private final ObjectMapper json;
    private final Clock clock;

    OutOfServiceController(OutOfServiceBook book, LiveSignal signal, ObjectMapper json, Clock clock) {
        this.book = book;
        this.signal = signal;
        this.json = json;
        this.clock = clock;
    }

    /** One page, newest first. */
    record Listed(List<OutOfServiceView> items, Optional<String> nextCursor) {}

    @Get
    @Operation(
            summary = "What is out of service, newest first, and what was",
            parameters = {
                @Parameter(in = ParameterIn.QUERY, name = "element", schema = @Schema(type = "string")),
                @Parameter(in = ParameterIn.QUERY, name = "active", schema = @Schema(type = "boolean")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "1000")),
                @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string")),
            })
    Listed list(HttpRequest<?> request) {
        Parameters given = new Parameters(request.getParameters()).only("element", "active", "limit", "cursor");
        OutOfServicePage page = book.list(given.text("element"), given.flag("active"), given.limit(), given.cursor());
        return new Listed(page.items().stream().map(OutOfServiceView::of).toList(), NumberCursor.next(page.next()));
    }

    @Get("/{id}")
    @Operation(summary = "One entry, also if it has ended; ETag names whether it holds")
    HttpResponse<OutOfServiceView> one(@PathVariable String id) {
        OutOfService outage = existing(id);
        return HttpResponse.ok(OutOfServiceView.of(outage)).header(HttpHeaders.ETAG, RevisionTag.of(outage.revision()));
    }

    @Repeatable
    @Post(consumes = MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes elements out of service, until a time or until somebody ends it")
    HttpResponse<OutOfServiceView> create(@Nullable @Body String body) {
        JsonBody given = JsonBody.read(json, body, "element", "reason", "until");
        OutOfService made = book.create(
                new OutOfServiceDraft(
                        new ElementPattern(given.needed("element", MAX_ELEMENT)),
                        given.needed("reason", ThresholdBody.MAX_REASON),
                        given.text("until", MAX_TIME)
                                .map(text -> FutureTime.parse("until", text, clock.instant(), MaskParser.LONGEST))),
                OnShift.actor());
        signal.committed();
        return HttpResponse.created(OutOfServiceView.of(made), URI.create("/api/v1/out-of-service/" + made.id()))
                .header(HttpHeaders.ETAG, RevisionTag.of(made.revision()));
    }

    @Delete(value = "/{id}", consumes = MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Takes the elements into service again: raised alarms call anew",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "If-Match",
                            required = true,
                            schema = @Schema(type = "string", example = "\"r1\"")))
    HttpResponse<?> end(@PathVariable String id, HttpRequest<?> request, @Nullable @Body String body) {
        OutOfService seen = existing(id);
        RevisionTag.require(request.getHeaders().getFirst(HttpHeaders.IF_MATCH), seen.revision(), () -> stale(seen));
        String reason = JsonBody.read(json, body, "reason").needed("reason", ThresholdBody.MAX_REASON);
        if (seen.end().isPresent()) {
            throw new ProblemException(Problem.of(HttpStatus.CONFLICT, "entry " + id + " has ended already"));
        }
        OutOfServiceResult result = book.end(seen.id(), OnShift.actor(), reason);
        if (result instanceof OutOfServiceResult.EndedBefore before) {
            throw stale(before.outage());
        }
        signal.committed();
        return HttpResponse.noContent();
    }

    private OutOfService existing(String id) {
        return PathId.find(id, book::one, () -> noSuchEntry(id));
    }

    private static ProblemException noSuchEntry(String id) {
        return ProblemException.notFound(
                "nothing out of service has the id " + id + "; GET /api/v1/out-of-service lists all");
    }

    private static ProblemException stale(OutOfService current) {
        return ProblemException.stale(
                "the entry is at revision r" + current.revision() + " now; look at it again",
                OutOfServiceView.of(current));
    }
}
