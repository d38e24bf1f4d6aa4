package org.dqm.api.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.dqm.alarm.journal.Kpi;
import org.dqm.alarm.journal.Kpis;

/** How the alarm system does: rates, floods, response times, and how often the checks were right. */
@Controller("/api/v1/kpi")
@ExecuteOn(TaskExecutors.BLOCKING)
class KpiController {
    private static final Duration SHIFT = Duration.ofHours(8);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Kpis kpis;
    private final Clock clock;

    KpiController(Kpis kpis, Clock clock) {
        this.kpis = kpis;
        this.clock = clock;
    }

    @Get
    @Operation(
            summary = "Figures of [from, to), of the last 8 hours without them",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "from",
                        schema = @Schema(type = "string", format = "date-time")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "to",
                        schema = @Schema(type = "string", format = "date-time")),
            })
    Kpi kpi(HttpRequest<?> request) {
        Parameters given = new Parameters(request.getParameters()).only("from", "to");
        Instant to = given.text("to")
                .map(text -> time("to", text))
                .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MICROS));
        Instant from = given.text("from").map(text -> time("from", text)).orElse(to.minus(SHIFT));
        if (!from.isBefore(to) || from.isBefore(to.minus(LONGEST))) {
            throw ProblemException.badRequest(
                    "from must be before to, by at most " + LONGEST.toDays() + " days, got " + from + " and " + to);
        }
        return kpis.of(from, to);
    }

    private static Instant time(String name, String text) {
        try {
            Instant time = Instant.parse(text);
            if (time.isAfter(Instant.EPOCH) && time.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
                return time;
            }
        } catch (DateTimeParseException e) {
            // The message below covers both.
        }
        throw ProblemException.badRequest(name + " must be a time such as 2026-05-01T06:00:00Z, got " + text);
    }
}
