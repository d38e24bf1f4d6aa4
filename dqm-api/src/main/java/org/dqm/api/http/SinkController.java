package org.dqm.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.journal.DeadLetter;
import org.dqm.api.sink.Sinks;
import org.dqm.api.sink.Webhook;

/** Where alarms are sent, and what was not taken there. */
@Controller("/api/v1/sinks")
@ExecuteOn(TaskExecutors.BLOCKING)
class SinkController {
    private final Sinks sinks;

    SinkController(Sinks sinks) {
        this.sinks = sinks;
    }

    /** All sinks. */
    record Listed(List<Sinks.Sink> items) {}

    /** One page of dead letters, newest first. */
    record Letters(List<Letter> items, Optional<String> nextCursor) {}

    /** A dead letter; {@code body} as it was sent. */
    record Letter(
            long id,
            Instant at,
            long firstSeq,
            long lastSeq,
            int tries,
            String reason,
            Optional<Instant> redeliveredAt,
            String body) {
        static Letter of(DeadLetter letter) {
            return new Letter(
                    letter.id(),
                    letter.at(),
                    letter.firstSeq(),
                    letter.lastSeq(),
                    letter.tries(),
                    letter.reason(),
                    letter.redelivered(),
                    letter.body());
        }
    }

    @Get
    @Operation(summary = "Where alarms are sent, and how far each has come")
    Listed list(HttpRequest<?> request) {
        new Parameters(request.getParameters()).only();
        return new Listed(sinks.list());
    }

    @Get("/{name}/dead-letters")
    @Operation(
            summary = "What a sink did not take, newest first",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "1000")),
                @Parameter(in = ParameterIn.QUERY, name = "cursor", schema = @Schema(type = "string")),
            })
    Letters deadLetters(@PathVariable String name, HttpRequest<?> request) {
        Webhook webhook = existing(name);
        Parameters parameters = new Parameters(request.getParameters()).only("limit", "cursor");
        int limit = parameters.limit();
        long before = parameters.text("cursor").map(SinkController::cursor).orElse(Long.MAX_VALUE);
        List<DeadLetter> found = sinks.deadLetters(webhook, limit + 1, before);
        List<DeadLetter> page = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next = found.size() > limit
                ? Optional.of(Long.toString(page.get(limit - 1).id()))
                : Optional.empty();
        return new Letters(page.stream().map(Letter::of).toList(), next);
    }

    @Post("/{name}/dead-letters/{id}/redelivery")
    @Operation(summary = "Sends a dead letter again, once: 502 if it is not taken, 409 if it was before")
    Letter redeliver(@PathVariable String name, @PathVariable String id) {
        Webhook webhook = existing(name);
        DeadLetter letter = existing(webhook, id);
        if (letter.redelivered().isPresent()) {
            throw new ProblemException(Problem.of(
                    HttpStatus.CONFLICT,
                    "dead letter " + id + " was redelivered at "
                            + letter.redelivered().get()));
        }
        sinks.redeliver(webhook, letter, OnShift.actor()).ifPresent(why -> {
            throw new ProblemException(Problem.of(
                    HttpStatus.BAD_GATEWAY, name + " did not take it: " + why + "; the dead letter is kept"));
        });
        return Letter.of(existing(webhook, id));
    }

    private Webhook existing(String name) {
        return sinks.webhook(name)
                .orElseThrow(() -> ProblemException.notFound(
                        "no webhook is called " + name + "; GET /api/v1/sinks lists the sinks"));
    }

    private DeadLetter existing(Webhook webhook, String id) {
        try {
            long number = Long.parseLong(id);
            // The next number is asked for.
            return Optional.of(number)
                    .filter(n -> n > 0 && n < Long.MAX_VALUE)
                    .flatMap(n -> sinks.deadLetter(webhook, n))
                    .orElseThrow(() -> noSuchLetter(webhook, id));
        } catch (NumberFormatException e) {
            throw noSuchLetter(webhook, id);
        }
    }

    private static ProblemException noSuchLetter(Webhook webhook, String id) {
        return ProblemException.notFound("no dead letter of " + webhook.name() + " has the id " + id);
    }

    private static long cursor(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw ProblemException.badRequest("cursor must be one that this list gave, got " + word);
        }
    }
}
