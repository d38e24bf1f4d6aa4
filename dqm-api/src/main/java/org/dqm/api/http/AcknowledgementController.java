package org.dqm.api.http;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.journal.Acknowledging;
import org.dqm.alarm.journal.AlarmCommands;
import org.dqm.alarm.journal.CommandResult;
import org.dqm.api.live.LiveSignal;
import org.dqm.api.view.AlarmView;
import org.jspecify.annotations.Nullable;

/** People say that they have seen an alarm. */
@Controller("/api/v1")
@Tag(name = "alarms")
@ExecuteOn(TaskExecutors.BLOCKING)
class AcknowledgementController {
    private static final int MAX_ITEMS = 1_000;

    private final AlarmCommands commands;
    private final LiveSignal signal;
    private final ObjectMapper json;
    private final AlarmAnswers answers;

    AcknowledgementController(AlarmAnswers answers, AlarmCommands commands, LiveSignal signal, ObjectMapper json) {
        this.commands = commands;
        this.signal = signal;
        this.json = json;
        this.answers = answers;
    }

    // A text, not a tree: whether it is JSON is checked after everything that comes before in the contract.
    @Operation(
            summary =
                    "Acknowledges the revision that If-Match names; again with another state: how far the work has come",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "If-Match",
                            required = true,
                            schema = @Schema(type = "string", example = "\"r1\"")))
    @Repeatable
    @Post(value = "/alarms/{id}/acknowledgement", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<AlarmView> acknowledge(@PathVariable String id, HttpRequest<?> request, @Nullable @Body String body) {
        Alarm alarm = answers.seen(id, request);
        CommentParser.Given given = new CommentParser(json).parse(body);
        return answers.tagged(answers.done(acknowledge(alarm.id(), alarm.revision(), given)));
    }

    @Operation(
            summary = "Takes the acknowledgement of the revision that If-Match names back",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "If-Match",
                            required = true,
                            schema = @Schema(type = "string", example = "\"r1\"")))
    @Delete(value = "/alarms/{id}/acknowledgement", consumes = MediaType.ALL)
    HttpResponse<AlarmView> unacknowledge(@PathVariable String id, HttpRequest<?> request) {
        Alarm alarm = answers.seen(id, request);
        CommandResult result = commands.unacknowledge(alarm.id(), alarm.revision(), OnShift.actor());
        signal.committed();
        return answers.tagged(answers.done(result));
    }

    /** The answer to one item of a batch: what the request for it alone would have got. */
    record Answer(long id, int status, Optional<String> detail, Optional<AlarmView> alarm) {
        static Answer of(long id, CommandResult result, AlarmAnswers answers) {
            if (result instanceof CommandResult.Done done) {
                return new Answer(
                        id, HttpStatus.OK.getCode(), Optional.empty(), Optional.of(answers.view(done.alarm())));
            }
            Problem problem = answers.refusal(result).problem();
            Optional<AlarmView> current = result instanceof CommandResult.Stale stale
                    ? Optional.of(answers.view(stale.current()))
                    : Optional.empty();
            return new Answer(id, problem.status(), problem.detail(), current);
        }
    }

    /** All answers, in the order of the items. */
    record Answers(List<Answer> items) {}

    @Operation(summary = "Acknowledges each {id, revision} of items by itself and answers for each")
    @Repeatable
    @Post(value = "/acknowledgements", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<Answers> acknowledgeAll(@Nullable @Body String body) {
        JsonBody given = JsonBody.read(json, body, "items", "comment", "state");
        CommentParser.Given said = CommentParser.Given.of(given);
        JsonNode items = given.fields().path("items");
        if (!items.isArray() || items.isEmpty() || items.size() > MAX_ITEMS) {
            throw ProblemException.badRequest("items must be 1 to " + MAX_ITEMS + " of {\"id\": 7, \"revision\": 1}");
        }
        for (JsonNode item : items) {
            if (!item.path("id").isIntegralNumber() || !item.path("revision").isInt()) {
                throw ProblemException.badRequest("items: id and revision must be whole numbers, got " + item);
            }
        }
        List<Acknowledging> wishes = StreamSupport.stream(items.spliterator(), false)
                .map(item ->
                        wish(item.path("id").asLong(), item.path("revision").asInt(), said))
                .toList();
        List<CommandResult> results = commands.acknowledgeAll(wishes);
        signal.committed();
        return HttpResponse.ok(new Answers(IntStream.range(0, wishes.size())
                .mapToObj(i -> Answer.of(wishes.get(i).alarmId(), results.get(i), answers))
                .toList()));
    }

    private CommandResult acknowledge(long id, int revision, CommentParser.Given given) {
        CommandResult result = commands.acknowledge(wish(id, revision, given));
        signal.committed();
        return result;
    }

    private static Acknowledging wish(long id, int revision, CommentParser.Given given) {
        return new Acknowledging(id, revision, OnShift.actor(), given.comment(), given.state());
    }
}
