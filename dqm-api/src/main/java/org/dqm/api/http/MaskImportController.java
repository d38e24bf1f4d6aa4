package org.dqm.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.dqm.alarm.journal.MaskCommands;
import org.dqm.alarm.mask.BinBox;
import org.dqm.alarm.mask.MaskDraft;
import org.dqm.api.live.LiveSignal;
import org.dqm.api.view.ElementMaps;
import org.dqm.domain.ElementPattern;
import org.jspecify.annotations.Nullable;

/** Masks from a channel-status file: channels with the same status, reason and end on one element are one mask. */
@Controller("/api/v1/masks/import")
@ExecuteOn(TaskExecutors.BLOCKING)
class MaskImportController {
    private final MaskCommands commands;
    private final LiveSignal signal;
    private final ObjectMapper json;
    private final ElementMaps maps;
    private final Clock clock;

    MaskImportController(MaskCommands commands, LiveSignal signal, ObjectMapper json, ElementMaps maps, Clock clock) {
        this.commands = commands;
        this.signal = signal;
        this.json = json;
        this.maps = maps;
        this.clock = clock;
    }

    /**
     * What became of a file.
     *
     * @param lines that could be read
     * @param good of them, channels that work: nothing is masked for them
     */
    record Imported(int lines, int good, List<MaskView> masks, List<ChannelStatusLine.Fault> errors) {}

    /** Why nothing was imported, as {@code application/problem+json}. */
    record NotImported(String type, String title, int status, String detail, List<ChannelStatusLine.Fault> errors) {}

    private record Group(String me, String reason, Instant until) {}

    @Repeatable
    @Post(consumes = {LabelLines.NDJSON, "text/csv"})
    @Operation(
            summary = "Masks the channels of a channel-status file; all lines or, with partial, those that can be read",
            parameters = {
                @Parameter(in = ParameterIn.QUERY, name = "partial", schema = @Schema(type = "boolean")),
                @Parameter(in = ParameterIn.QUERY, name = "until", schema = @Schema(type = "string")),
            })
    HttpResponse<?> read(HttpRequest<?> request, @Nullable @Body String body) {
        Parameters given = new Parameters(request.getParameters()).only("partial", "until");
        Instant now = clock.instant();
        Optional<Instant> until =
                given.text("until").map(text -> FutureTime.parse("until", text, now, MaskParser.LONGEST));
        ChannelStatusParser parser = new ChannelStatusParser(json, maps, now, until);
        parser.read(body == null ? "" : body);
        List<ChannelStatusLine.Fault> faults = parser.faults();
        if (!faults.isEmpty() && !given.flag("partial").orElse(false)) {
            return HttpResponse.badRequest(new NotImported(
                            "about:blank",
                            HttpStatus.BAD_REQUEST.getReason(),
                            HttpStatus.BAD_REQUEST.getCode(),
                            "nothing was imported: " + faults.size() + " lines cannot be used; ?partial=true imports"
                                    + " the others",
                            faults))
                    .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
        }
        List<MaskDraft> drafts = drafts(parser.lines());
        List<MaskView> made = drafts.isEmpty()
                ? List.of()
                : commands.create(drafts, OnShift.actor()).stream()
                        .map(MaskView::of)
                        .toList();
        if (!made.isEmpty()) {
            signal.committed();
        }
        int good =
                (int) parser.lines().stream().filter(ChannelStatusLine::isGood).count();
        return HttpResponse.created(new Imported(parser.lines().size(), good, made, faults));
    }

    private static List<MaskDraft> drafts(List<ChannelStatusLine> lines) {
        Map<Group, List<BinBox>> groups = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> !line.isGood())
                .forEach(line -> groups.computeIfAbsent(
                                new Group(line.me(), line.reason(), line.until()), group -> new ArrayList<>())
                        .add(line.bins()));
        List<MaskDraft> drafts = new ArrayList<>();
        groups.forEach((group, all) -> {
            List<BinBox> bins = all.stream().distinct().toList();
            for (int from = 0; from < bins.size(); from += MaskDraft.MOST_BOXES) {
                drafts.add(new MaskDraft(
                        new ElementPattern(group.me),
                        bins.subList(from, Math.min(bins.size(), from + MaskDraft.MOST_BOXES)),
                        Optional.empty(),
                        Set.of(),
                        group.reason,
                        group.until,
                        OptionalLong.empty()));
            }
        });
        return drafts;
    }
}
