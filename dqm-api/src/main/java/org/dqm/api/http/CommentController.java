package org.dqm.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.journal.AlarmCommands;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.CommentPage;
import org.dqm.api.live.LiveSignal;
import org.dqm.api.view.AlarmView;
import org.jspecify.annotations.Nullable;

/** What people write about an alarm: a thread that only grows. */
@Controller("/api/v1/alarms/{id}/comments")
@Tag(name = "alarms")
@ExecuteOn(TaskExecutors.BLOCKING)
class CommentController {
    private final AlarmQueries queries;
    private final AlarmAnswers answers;
    private final AlarmCommands commands;
    private final LiveSignal signal;
    private final ObjectMapper json;

    CommentController(
            AlarmQueries queries, AlarmAnswers answers, AlarmCommands commands, LiveSignal signal, ObjectMapper json) {
        this.queries = queries;
        this.answers = answers;
        this.commands = commands;
        this.signal = signal;
        this.json = json;
    }

    /** One page, newest first. */
    record Listed(List<AlarmView.CommentView> items, Optional<String> nextCursor) {}

    @Get
    @Operation(
            summary = "The thread of an alarm, newest first",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "1000")),
                @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string")),
            })
    Listed list(@PathVariable String id, HttpRequest<?> request) {
        Alarm alarm = answers.existing(id);
        Parameters given = new Parameters(request.getParameters()).only("limit", "cursor");
        CommentPage page = queries.thread(alarm.id(), given.limit(), given.cursor());
        return new Listed(
                page.items().stream().map(AlarmView.CommentView::of).toList(), NumberCursor.next(page.next()));
    }

    // Whatever the revision: what somebody knows of an alarm stays true when the alarm grows.
    @Operation(summary = "Adds to the thread of an alarm")
    @Repeatable
    @Post(consumes = MediaType.APPLICATION_JSON)
    HttpResponse<AlarmView> add(@PathVariable String id, @Nullable @Body String body) {
        Alarm alarm = answers.existing(id);
        String text = JsonBody.read(json, body, "text").needed("text", CommentParser.MAX_CHARS);
        Alarm now = answers.done(commands.comment(alarm.id(), OnShift.actor(), text));
        signal.committed();
        return answers.tagged(HttpStatus.CREATED, now);
    }
}
