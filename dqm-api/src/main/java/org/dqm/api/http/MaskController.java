package org.dqm.api.http;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.MaskCommands;
import org.dqm.alarm.journal.MaskPage;
import org.dqm.alarm.journal.MaskProposal;
import org.dqm.alarm.journal.MaskQueries;
import org.dqm.alarm.journal.MaskResult;
import org.dqm.alarm.mask.Mask;
import org.dqm.alarm.mask.MaskJson;
import org.dqm.api.live.LiveSignal;
import org.dqm.api.view.AlarmView;
import org.dqm.api.view.AlarmViews;
import org.dqm.api.view.ElementMaps;
import org.jspecify.annotations.Nullable;

/** Known issues: bins that are left out of the evidence until a time. */
@Controller("/api/v1/masks")
@ExecuteOn(TaskExecutors.BLOCKING)
class MaskController {
    /** Runs. */
    private static final int PROPOSED_AFTER = 3;

    private final MaskQueries queries;
    private final MaskCommands commands;
    private final LiveSignal signal;
    private final ObjectMapper json;
    private final MaskParser parser;
    private final AlarmViews views;

    MaskController(
            MaskQueries queries,
            MaskCommands commands,
            LiveSignal signal,
            ObjectMapper json,
            ElementMaps maps,
            AlarmQueries alarms,
            AlarmViews views,
            Clock clock) {
        this.views = views;
        this.queries = queries;
        this.commands = commands;
        this.signal = signal;
        this.json = json;
        this.parser = new MaskParser(json, new MaskPlaces(maps, alarms), clock);
    }

    /** One page, newest first. */
    record Listed(List<MaskView> items, Optional<String> nextCursor) {}

    @Get
    @Operation(
            summary = "Masks, newest first, those that have ended too",
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
        MaskPage page = queries.list(given.text("element"), given.flag("active"), given.limit(), given.cursor());
        return new Listed(page.items().stream().map(MaskView::of).toList(), NumberCursor.next(page.next()));
    }

    /** What might as well be masked. */
    record Proposed(List<Proposal> items) {}

    /** An alarm that was left acknowledged, and what would be masked. */
    record Proposal(AlarmView alarm, int runs, List<Place> masks) {
        static Proposal of(MaskProposal proposal, AlarmView alarm) {
            return new Proposal(
                    alarm,
                    proposal.runs(),
                    proposal.places().stream()
                            .map(place -> new Place(place.element(), MaskJson.bins(place.bins())))
                            .toList());
        }
    }

    /** Bins of an element, as in a mask. */
    record Place(String element, JsonNode bins) {}

    @Get("/proposals")
    @Operation(
            summary = "Alarms that have been left acknowledged for runs: adopt them as known?",
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = "runs",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "3")))
    Proposed proposals(HttpRequest<?> request) {
        Parameters given = new Parameters(request.getParameters()).only("runs");
        return new Proposed(queries.proposals(given.whole("runs", 1, 100).orElse(PROPOSED_AFTER)).stream()
                .map(proposal -> Proposal.of(proposal, views.of(proposal.alarm())))
                .toList());
    }

    @Get("/{id}")
    @Operation(summary = "One mask, also if it has ended; ETag names whether it holds")
    HttpResponse<MaskView> one(@PathVariable String id) {
        Mask mask = existing(id);
        return HttpResponse.ok(MaskView.of(mask)).header(HttpHeaders.ETAG, RevisionTag.of(mask.revision()));
    }

    @Repeatable
    @Post(consumes = MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a mask: the bins are left out of the evidence from the next lumisection on")
    HttpResponse<MaskView> create(@Nullable @Body String body) {
        Mask made =
                commands.create(List.of(parser.parse(body)), OnShift.actor()).get(0);
        signal.committed();
        return HttpResponse.created(MaskView.of(made), URI.create("/api/v1/masks/" + made.id()))
                .header(HttpHeaders.ETAG, RevisionTag.of(made.revision()));
    }

    @Delete(value = "/{id}", consumes = MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ends a mask before its time: what is still wrong there shows and calls again",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "If-Match",
                            required = true,
                            schema = @Schema(type = "string", example = "\"r1\"")))
    HttpResponse<?> end(@PathVariable String id, HttpRequest<?> request, @Nullable @Body String body) {
        Mask seen = existing(id);
        RevisionTag.require(request.getHeaders().getFirst(HttpHeaders.IF_MATCH), seen.revision(), () -> stale(seen));
        String reason = JsonBody.read(json, body, "reason").needed("reason", ThresholdBody.MAX_REASON);
        if (seen.end().isPresent()) {
            throw new ProblemException(Problem.of(HttpStatus.CONFLICT, "mask " + id + " has ended already"));
        }
        MaskResult result = commands.end(seen.id(), OnShift.actor(), reason);
        if (result instanceof MaskResult.EndedBefore before) {
            throw stale(before.mask());
        }
        signal.committed();
        return HttpResponse.noContent();
    }

    private Mask existing(String id) {
        return PathId.find(id, queries::one, () -> noSuchMask(id));
    }

    private static ProblemException noSuchMask(String id) {
        return ProblemException.notFound("no mask has the id " + id + "; GET /api/v1/masks lists them");
    }

    private static ProblemException stale(Mask current) {
        return ProblemException.stale(
                "the mask is at revision r" + current.revision() + " now; look at it again", MaskView.of(current));
    }
}
