package org.dqm.api.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.Escalations;
import org.dqm.alarm.journal.OnCall;
import org.dqm.alarm.journal.OnCalls;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.dqm.domain.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class CallsIT {
    private static final Region FAULT = dead(20, block(12, 40, 5, 5));
    private static final Clock CLOCK = Clock.systemUTC();

    private Database database;
    private RunningService service;

    @BeforeEach
    void start(Database database) {
        this.database = database;
        service = new RunningService(database);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void eachOfTheTwoCallsIsMadeOnceAlsoOverARestart() {
        new OnCalls(database, CLOCK).put(new OnCall("HcalSim", 0, "Ann", "16 1234", "nights"), "local");
        service.sees(FAULT);
        try (Receiver phone = new Receiver(n -> 200)) {
            calls(phone, 0).isMoreLeft();
            calls(phone, 5).isMoreLeft();
            calls(phone, 6).isMoreLeft();
            calls(phone, 15).isMoreLeft();
            calls(phone, 60).isMoreLeft();

            assertThat(phone.requests()).hasSize(2);
            JsonNode first = phone.requests().get(0).json();
            assertThat(first.path("step").asText()).isEqualTo("FIRST");
            assertThat(first.path("onCall").toString())
                    .isEqualTo("{\"name\":\"Ann\",\"number\":\"16 1234\",\"text\":\"nights\"}");
            assertThat(first.path("alarm").path("title").asText()).startsWith("dead region");
            assertThat(first.path("unacknowledgedSince").isTextual()).isTrue();
            assertThat(phone.requests().get(1).json().path("step").asText()).isEqualTo("SECOND");
        }
    }

    @Test
    void aFailedCallIsMadeAgainUntilSomebodyAcknowledges() {
        service.sees(FAULT);
        try (Receiver phone = new Receiver(n -> 500)) {
            calls(phone, 5).isMoreLeft();
            calls(phone, 5).isMoreLeft();
            assertThat(phone.requests()).hasSize(2);
            assertThat(phone.requests().get(1).json())
                    .isEqualTo(phone.requests().get(0).json());

            service.acknowledge(1);
            calls(phone, 60).isMoreLeft();

            assertThat(phone.requests()).hasSize(2);
        }
    }

    /** As if the service had been started {@code minutes} later. */
    private Calls calls(Receiver phone, int minutes) {
        Clock later = Clock.offset(CLOCK, Duration.ofMinutes(minutes));
        CallSettings settings =
                new CallSettings(phone.url(), Optional.empty(), Duration.ofMinutes(5), Duration.ofMinutes(15));
        Calls.Books books = new Calls.Books(
                new AlarmQueries(database), new Escalations(database, later), new OnCalls(database, later));
        return new Calls(settings, books, new Post(later, PostTest.HASTY));
    }
}
