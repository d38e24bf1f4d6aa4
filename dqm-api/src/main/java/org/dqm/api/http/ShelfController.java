package org.dqm.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Suppression;
import org.dqm.alarm.journal.AlarmCommands;
import org.dqm.alarm.journal.Shelving;
import org.dqm.api.live.LiveSignal;
import org.dqm.api.view.AlarmView;
import org.jspecify.annotations.Nullable;

/** People put an alarm aside for a while: it stays in every list and calls nobody. */
@Controller("/api/v1/alarms/{id}/shelves")
@Tag(name = "alarms")
@ExecuteOn(TaskExecutors.BLOCKING)
class ShelfController {
    private static final Duration LONGEST = Duration.ofDays(30);

    private final AlarmCommands commands;
    private final LiveSignal signal;
    private final ObjectMapper json;
    private final Clock clock;
    private final AlarmAnswers answers;

    ShelfController(AlarmAnswers answers, AlarmCommands commands, LiveSignal signal, ObjectMapper json, Clock clock) {
        this.commands = commands;
        this.signal = signal;
        this.json = json;
        this.clock = clock;
        this.answers = answers;
    }

    @Operation(
            summary = "Puts the revision that If-Match names aside: until a time, until its return to normal, or both",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "If-Match",
                            required = true,
                            schema = @Schema(type = "string", example = "\"r1\"")))
    @Repeatable
    @Post(consumes = MediaType.APPLICATION_JSON)
    HttpResponse<AlarmView> shelve(@PathVariable String id, HttpRequest<?> request, @Nullable @Body String body) {
        Alarm alarm = answers.seen(id, request);
        JsonBody given = JsonBody.read(json, body, "until", "once", "reason", "comment");
        Optional<Instant> until =
                given.text("until", 40).map(text -> FutureTime.parse("until", text, clock.instant(), LONGEST));
        boolean once = given.flag("once").orElse(false);
        if (until.isEmpty() && !once) {
            throw ProblemException.badRequest("until is required, a time, unless once is true");
        }
        Suppression.Reason reason = given.one("reason", Suppression.Reason.class)
                .orElseThrow(() -> ProblemException.badRequest(
                        "reason is required: one of " + List.of(Suppression.Reason.values())));
        Shelving wish = new Shelving(
                alarm.id(),
                alarm.revision(),
                OnShift.actor(),
                until,
                once,
                reason,
                given.text("comment", CommentParser.MAX_CHARS).filter(text -> !text.isBlank()));
        Alarm shelved = answers.done(commands.shelve(wish));
        signal.committed();
        return answers.tagged(HttpStatus.CREATED, shelved);
    }

    @Operation(
            summary = "Ends a shelf before its time; a raised alarm calls again",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "If-Match",
                            required = true,
                            schema = @Schema(type = "string", example = "\"r1\"")))
    @Delete(value = "/{shelfId}", consumes = MediaType.ALL)
    HttpResponse<AlarmView> unshelve(@PathVariable String id, @PathVariable String shelfId, HttpRequest<?> request) {
        Alarm alarm = answers.existing(id);
        long shelf = alarm.suppressions().stream()
                .map(Suppression::id)
                .filter(each -> Long.toString(each).equals(shelfId))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("alarm " + id + " has no shelf " + shelfId));
        answers.need(alarm, request);
        Alarm free = answers.done(commands.unshelve(alarm.id(), alarm.revision(), shelf, OnShift.actor()));
        signal.committed();
        return answers.tagged(free);
    }
}
