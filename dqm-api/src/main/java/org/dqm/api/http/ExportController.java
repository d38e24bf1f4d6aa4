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
import java.util.Optional;
import org.dqm.alarm.journal.ExportPage;
import org.dqm.alarm.journal.StoredExport;
import org.dqm.api.export.ExportDesk;
import org.dqm.api.export.ExportJson;
import org.dqm.api.export.OptionException;
import org.dqm.model.registry.Manifest;
import org.jspecify.annotations.Nullable;

/** Packages for hls4ml from the bundles of the service. */
@Controller("/api/v1/exports/fpga")
@ExecuteOn(TaskExecutors.BLOCKING)
class ExportController {
    private static final String PATH = "/api/v1/exports/fpga/";
    private static final String ZIP = "application/zip";

    private final ExportDesk desk;
    private final ObjectMapper json;

    ExportController(ExportDesk desk, ObjectMapper json) {
        this.desk = desk;
        this.json = json;
    }

    /** One page, newest first. */
    record Listed(List<ExportView> items, Optional<String> nextCursor) {}

    @Get
    @Operation(
            summary = "Exports, newest first, without their tables",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "1000")),
                @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string")),
            })
    Listed list(HttpRequest<?> request) {
        Parameters given = new Parameters(request.getParameters()).only("limit", "cursor");
        ExportPage page = desk.list(given.limit(), given.cursor());
        return new Listed(page.items().stream().map(ExportView::inList).toList(), NumberCursor.next(page.next()));
    }

    /** What there is to export. */
    record Models(List<Model> items) {}

    /**
     * A bundle.
     *
     * @param kind {@code occupancy} or {@code trigger}
     * @param exportable what its manifest says, and why
     */
    record Model(String name, int version, String kind, String element, boolean exportable, String reason) {
        static Model of(Manifest manifest) {
            return new Model(
                    manifest.model().name(),
                    manifest.model().version(),
                    switch (manifest.kind()) {
                        case OCCUPANCY -> "occupancy";
                        case TRIGGER -> "trigger";
                    },
                    manifest.element().glob(),
                    manifest.exportable().possible(),
                    manifest.exportable().reason());
        }
    }

    @Get("/models")
    @Operation(summary = "The bundles that the service has, all versions, by name")
    Models models() {
        return new Models(desk.models().stream().map(Model::of).toList());
    }

    @Get("/{id}")
    @Operation(summary = "One export with its tables: verdict, agreement with float, precision, cost")
    ExportView one(@PathVariable String id) {
        return ExportView.of(existing(id));
    }

    @Repeatable
    @Post(consumes = MediaType.APPLICATION_JSON)
    @Operation(summary = "Puts an export into the queue; its options are those of ./dqm export-fpga in camelCase")
    HttpResponse<ExportView> create(@Nullable @Body String body) {
        JsonBody given = JsonBody.read(json, body, ExportJson.FIELDS.toArray(String[]::new));
        StoredExport asked;
        try {
            asked = desk.ask(given.fields(), OnShift.actor())
                    .orElseThrow(() -> new ProblemException(Problem.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too many exports wait already (dqm.exports.waiting); ask again when one has ended")));
        } catch (OptionException e) {
            throw ProblemException.badRequest(e.forRest());
        }
        return HttpResponse.<ExportView>accepted()
                .body(ExportView.of(asked))
                .header(HttpHeaders.LOCATION, PATH + asked.id());
    }

    @Get(
            value = "/{id}/archive",
            produces = {ZIP, MediaType.APPLICATION_JSON_PROBLEM})
    @Operation(
            summary = "The package in one zip file, the same bytes as ./dqm export-fpga writes; ETag is its SHA-256",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "If-None-Match",
                            schema = @Schema(type = "string", example = "\"<SHA-256>\"")))
    HttpResponse<byte[]> archive(@PathVariable String id, HttpRequest<?> request) {
        StoredExport export = existing(id);
        StoredExport.Made made = export.made()
                .orElseThrow(() -> new ProblemException(Problem.of(
                        HttpStatus.CONFLICT, "export " + id + " is " + export.state() + ": it has no archive")));
        String tag = "\"" + made.sha256() + "\"";
        if (request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).contains(tag)) {
            return HttpResponse.<byte[]>notModified().header(HttpHeaders.ETAG, tag);
        }
        byte[] bytes = desk.archive(export.id(), made).orElseThrow(() -> gone(id, made));
        return HttpResponse.ok(bytes)
                .contentType(ZIP)
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + made.archive() + "\"");
    }

    private StoredExport existing(String id) {
        return PathId.find(
                id,
                desk::one,
                () -> ProblemException.notFound(
                        "no export has the id " + id + "; GET /api/v1/exports/fpga lists them"));
    }

    private static ProblemException gone(String id, StoredExport.Made made) {
        return new ProblemException(Problem.of(
                HttpStatus.GONE,
                made.isKept()
                        ? "the archive of export " + id
                                + " is not in this service's folder as it was made; export again,"
                                + " or ask the replica that made it"
                        : "the archive of export " + id
                                + " was removed, only the newest are kept (dqm.exports.kept); export again"));
    }
}
