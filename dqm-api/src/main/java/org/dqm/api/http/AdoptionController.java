package org.dqm.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
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
import org.dqm.alarm.Alarm;
import org.dqm.alarm.journal.Adoption;
import org.dqm.alarm.journal.MaskCommands;
import org.dqm.api.live.LiveSignal;
import org.dqm.api.view.AlarmView;
import org.jspecify.annotations.Nullable;

/** Experts adopt an alarm as known: its bins are masked on each element that shows it. */
@Controller("/api/v1/alarms/{id}/adoption")
@Tag(name = "alarms")
@ExecuteOn(TaskExecutors.BLOCKING)
class AdoptionController {
    private static final int MAX_TIME = 40;

    private final MaskCommands commands;
    private final LiveSignal signal;
    private final ObjectMapper json;
    private final Clock clock;
    private final AlarmAnswers answers;

    AdoptionController(AlarmAnswers answers, MaskCommands commands, LiveSignal signal, ObjectMapper json, Clock clock) {
        this.commands = commands;
        this.signal = signal;
        this.json = json;
        this.clock = clock;
        this.answers = answers;
    }

    @Operation(
            summary = "Masks the bins of the revision that If-Match names, on each of its elements, until a time",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "If-Match",
                            required = true,
                            schema = @Schema(type = "string", example = "\"r1\"")))
    @Repeatable
    @Post(consumes = MediaType.APPLICATION_JSON)
    HttpResponse<AlarmView> adopt(@PathVariable String id, HttpRequest<?> request, @Nullable @Body String body) {
        Alarm alarm = answers.seen(id, request);
        JsonBody given = JsonBody.read(json, body, "runTypes", "reason", "until");
        Adoption wish = new Adoption(
                alarm.id(),
                alarm.revision(),
                OnShift.actor(),
                MaskParser.runTypes(given),
                given.needed("reason", ThresholdBody.MAX_REASON),
                FutureTime.parse("until", given.needed("until", MAX_TIME), clock.instant(), MaskParser.LONGEST));
        Alarm adopted = answers.done(commands.adopt(wish));
        signal.committed();
        return answers.tagged(HttpStatus.CREATED, adopted);
    }
}
