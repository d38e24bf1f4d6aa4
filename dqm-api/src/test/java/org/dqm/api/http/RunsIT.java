package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.alarm.flood.FloodLimits;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.alarm.journal.Runs;
import org.dqm.api.RunningService;
import org.dqm.domain.RunEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class RunsIT {
    private static final Instant NIGHT = Instant.parse("2026-05-01T01:00:00Z");

    private RunningService service;
    private Caller caller;
    private Runs runs;

    @BeforeEach
    void start(Database database) {
        service = new RunningService(database);
        caller = new Caller(service.port());
        runs = new Runs(database, FloodLimits.DEFAULT, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void runsAreListedPageByPageAndTheNewestIsTheCurrentOne() {
        assertThat(caller.get("/api/v1/runs/current").status()).isEqualTo(404);
        for (int run = 1; run <= 3; run++) {
            runs.tell(new RunEvent(
                    run,
                    RunEvent.Kind.START,
                    Optional.of("cosmics"),
                    OptionalInt.empty(),
                    Optional.of(List.of("hcal")),
                    NIGHT.plusSeconds(60L * run)));
        }

        assertThat(caller.get("/api/v1/runs/current").json())
                .hasToString("{\"run\":3,\"type\":\"cosmics\",\"detectors\":[\"hcal\"],"
                        + "\"startedAt\":\"2026-05-01T01:03:00Z\"}");
        var first = caller.get("/api/v1/runs?limit=2").json();
        assertThat(first.path("items"))
                .extracting(run -> run.path("run").asInt())
                .containsExactly(3, 2);
        var second = caller.get("/api/v1/runs?limit=2&cursor="
                        + first.path("nextCursor").asText())
                .json();
        assertThat(second.path("items"))
                .extracting(run -> run.path("run").asInt())
                .containsExactly(1);
        assertThat(second.has("nextCursor")).isFalse();
    }

    @Test
    void aLimitOrCursorThatIsNoneIsRefused() {
        assertThat(caller.get("/api/v1/runs?limit=0").status()).isEqualTo(400);
        assertThat(caller.get("/api/v1/runs?cursor=nonsense").status()).isEqualTo(400);
        assertThat(caller.get("/api/v1/runs?before=3").status()).isEqualTo(400);
    }
}
