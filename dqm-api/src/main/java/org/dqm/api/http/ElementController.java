package org.dqm.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.dqm.alarm.journal.ElementFilter;
import org.dqm.alarm.journal.ElementQueries;
import org.dqm.alarm.journal.KnownElement;
import org.dqm.alarm.journal.ScoredLumisection;
import org.dqm.alarm.journal.Timeline;

/** Monitoring elements, their lumisections, and all of them at a glance. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class ElementController {
    private final ElementQueries queries;

    ElementController(ElementQueries queries) {
        this.queries = queries;
    }

    /** One page of elements. */
    record Elements(List<ElementView> items, Optional<String> nextCursor) {}

    /** One page of lumisections of one element in one run. */
    record Lumisections(long elementId, int run, List<LumisectionView> items, Optional<String> nextCursor) {}

    /** One page of the timeline. */
    record Rows(int run, List<Integer> ls, List<TimelineRow> items, Optional<String> nextCursor) {}

    @Get("/elements")
    @Operation(
            summary = "Monitoring elements that sent something, by id",
            parameters = {
                @Parameter(in = ParameterIn.QUERY, name = "me", schema = @Schema(type = "string")),
                @Parameter(in = ParameterIn.QUERY, name = "subsystem", schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "1000")),
                @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string")),
            })
    Elements elements(HttpRequest<?> request) {
        Parameters given = new Parameters(request.getParameters()).only("me", "subsystem", "limit", "cursor");
        int limit = given.limit();
        List<KnownElement> found = queries.list(filter(given), after(given), limit + 1);
        List<ElementView> items =
                found.stream().limit(limit).map(ElementView::of).toList();
        return new Elements(
                items, next(found.size() > limit, () -> items.get(limit - 1).elementId()));
    }

    @Get("/elements/{id}")
    @Operation(summary = "One monitoring element")
    ElementView element(@PathVariable String id) {
        return ElementView.of(existing(id));
    }

    @Get("/elements/{id}/lumisections")
    @Operation(
            summary = "Score and verdict of each lumisection of a run, by number",
            parameters = {
                @Parameter(in = ParameterIn.QUERY, name = "run", schema = @Schema(type = "integer")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "1000")),
                @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string")),
            })
    Lumisections lumisections(@PathVariable String id, HttpRequest<?> request) {
        KnownElement element = existing(id);
        Parameters given = new Parameters(request.getParameters()).only("run", "limit", "cursor");
        int run = given.whole("run", 0, Integer.MAX_VALUE).orElse(element.run());
        int limit = given.limit();
        long elementId = element.element().id();
        int afterLs = (int) Math.min(Integer.MAX_VALUE, after(given));
        List<ScoredLumisection> found = queries.lumisections(elementId, run, afterLs, limit + 1);
        List<LumisectionView> items =
                found.stream().limit(limit).map(LumisectionView::of).toList();
        return new Lumisections(
                elementId,
                run,
                items,
                next(found.size() > limit, () -> items.get(limit - 1).ls()));
    }

    @Get("/timeline")
    @Operation(
            summary = "Elements against the last 60 lumisections of a run; without run, of the latest",
            parameters = {
                @Parameter(in = ParameterIn.QUERY, name = "run", schema = @Schema(type = "integer")),
                @Parameter(in = ParameterIn.QUERY, name = "subsystem", schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "1000")),
                @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string")),
            })
    Rows timeline(HttpRequest<?> request) {
        Parameters given = new Parameters(request.getParameters()).only("run", "subsystem", "limit", "cursor");
        int limit = given.limit();
        Timeline timeline = queries.timeline(
                        given.whole("run", 0, Integer.MAX_VALUE), filter(given), after(given), limit + 1)
                .orElseThrow(() -> ProblemException.notFound("nothing is stored of this run"));
        List<TimelineRow> items =
                timeline.rows().stream().limit(limit).map(TimelineRow::of).toList();
        return new Rows(
                timeline.run(),
                List.of(timeline.ls().from(), timeline.ls().to()),
                items,
                next(timeline.rows().size() > limit, () -> items.get(limit - 1).elementId()));
    }

    private KnownElement existing(String id) {
        return PathId.find(id, queries::one, () -> noSuchElement(id));
    }

    private static ElementFilter filter(Parameters given) {
        return new ElementFilter(given.text("me"), given.text("subsystem"));
    }

    private static long after(Parameters given) {
        return given.cursor().orElse(-1);
    }

    private static Optional<String> next(boolean isMore, LongSupplier last) {
        return isMore ? Optional.of(NumberCursor.encode(last.getAsLong())) : Optional.empty();
    }

    private static ProblemException noSuchElement(String id) {
        return ProblemException.notFound("no element has the id " + id + "; GET /api/v1/elements lists them");
    }
}
