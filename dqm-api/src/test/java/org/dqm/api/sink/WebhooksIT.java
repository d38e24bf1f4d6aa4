package org.dqm.api.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.dqm.alarm.Severity;
import org.dqm.alarm.journal.AuditFilter;
import org.dqm.alarm.journal.AuditQueries;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.DeadLetter;
import org.dqm.alarm.journal.DeadLetters;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.alarm.journal.SinkPositions;
import org.dqm.api.RunningService;
import org.dqm.api.wiring.Eventually;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@SuppressWarnings("try") // sinks that only have to be there
@ExtendWith(PostgresExtension.class)
class WebhooksIT {
    private static final Region FAULT = dead(20, block(12, 40, 5, 5));
    private static final Region OTHER = dead(20, block(40, 10, 5, 5));
    private static final URI PAGE = URI.create("http://127.0.0.1:8080");

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
    void aServerThatRecoversHearsEverythingOnceInOrder() {
        try (Receiver receiver = new Receiver(n -> n <= 2 ? 500 : 200)) {
            Webhook desk = json("desk", receiver);
            begin(desk);
            service.sees(FAULT);
            service.acknowledge(1);

            try (Outbound outbound = outbound(desk)) {
                Eventually.holds(
                        "all is delivered",
                        () -> reached("desk") == service.queries().seq());
            }

            assertThat(receiver.requests()).hasSize(3);
            assertThat(causes(receiver.requests().get(2))).containsExactly("RAISED", "ACKNOWLEDGED");
        }
    }

    @Test
    void whatIsRefusedBecomesADeadLetterAndTheNextIsDelivered() {
        try (Receiver receiver = new Receiver(n -> n == 1 ? 400 : 200)) {
            Webhook desk = json("desk", receiver);
            begin(desk);
            try (Outbound outbound = outbound(desk)) {
                service.sees(FAULT);
                Eventually.holds(
                        "the first is dealt with",
                        () -> reached("desk") == service.queries().seq());
                service.sees(FAULT, OTHER);
                Eventually.holds(
                        "the second too",
                        () -> reached("desk") == service.queries().seq());
            }

            DeadLetter letter = letters().list("desk", 10, Long.MAX_VALUE).get(0);
            assertThat(letter.reason()).isEqualTo("HTTP 400");
            assertThat(letter.tries()).isEqualTo(1);
            assertThat(letter.body()).isEqualTo(receiver.requests().get(0).body());
            assertThat(receiver.requests()).hasSize(2);

            Sinks sinks = sinks(desk);
            assertThat(sinks.redeliver(desk, letter, "ann")).isEmpty();
            assertThat(receiver.requests().get(2).body()).isEqualTo(letter.body());
            assertThat(letters().waiting("desk")).isZero();
            assertThat(new AuditQueries(database)
                            .list(AuditFilter.ALL, 10, OptionalLong.empty())
                            .items())
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.mutation().actor()).isEqualTo("ann");
                        assertThat(line.mutation().object()).isEqualTo("sinks/desk/dead-letters/" + letter.id());
                    });
        }
    }

    @Test
    void aSinkThatSaysNothingDelaysNoOther() {
        try (Receiver silent = new Receiver(n -> Receiver.SILENCE);
                Receiver quick = new Receiver(n -> 200)) {
            Webhook slow = json("a-slow", silent);
            Webhook fast = json("b-fast", quick);
            begin(slow);
            begin(fast);
            try (Outbound outbound = outbound(slow, fast)) {
                for (int i = 0; i < 3; i++) {
                    service.sees(FAULT, dead(20, block(1 + 8 * i, 1, 5, 5)));
                    Eventually.holds(
                            "the quick one has it",
                            () -> reached("b-fast") == service.queries().seq());
                }
                Eventually.holds("the other was tried", () -> !silent.requests().isEmpty());
            }

            assertThat(reached("a-slow")).isLessThan(reached("b-fast"));
        }
    }

    @Test
    void afterARestartASinkGoesOnWhereItWas() {
        try (Receiver receiver = new Receiver(n -> 200)) {
            Webhook desk = json("desk", receiver);
            begin(desk);
            try (Outbound outbound = outbound(desk)) {
                service.sees(FAULT);
                Eventually.holds(
                        "the first is delivered",
                        () -> reached("desk") == service.queries().seq());
            }
            service.sees(FAULT, OTHER);

            try (Outbound outbound = outbound(desk)) {
                Eventually.holds(
                        "the second is delivered",
                        () -> reached("desk") == service.queries().seq());
            }

            assertThat(receiver.requests()).hasSize(2);
            List<Long> seqs = new ArrayList<>();
            receiver.requests()
                    .forEach(request -> request.json()
                            .path("items")
                            .forEach(item -> seqs.add(item.path("seq").asLong())));
            assertThat(seqs).doesNotHaveDuplicates().isSorted().hasSize(2);
        }
    }

    @Test
    void aNewAlertmanagerHearsOfWhatStandsAndLaterThatItEnded() {
        service.sees(FAULT);
        try (Receiver receiver = new Receiver(n -> 200)) {
            Webhook alerts = new Webhook(
                    "alerts",
                    receiver.url().resolve("/"),
                    Webhook.Format.ALERTMANAGER,
                    Set.of(Severity.ALARM),
                    new ElementPattern("*"),
                    Optional.empty());
            try (Outbound outbound = outbound(alerts)) {
                Eventually.holds("it heard", () -> receiver.requests().size() == 1);
                service.sees(3);
                Eventually.holds(
                        "it heard of the end", () -> receiver.requests().size() == 2);
            }

            assertThat(receiver.requests().get(0).path()).isEqualTo("/api/v2/alerts");
            JsonNode standing = receiver.requests().get(0).json().get(0);
            JsonNode ended = receiver.requests().get(1).json().get(0);
            assertThat(ended.path("labels")).isEqualTo(standing.path("labels"));
            assertThat(ended.path("startsAt")).isEqualTo(standing.path("startsAt"));
            assertThat(ended.path("endsAt").asText())
                    .isLessThan(standing.path("endsAt").asText());
        }
    }

    private static List<String> causes(Receiver.Request request) {
        List<String> causes = new ArrayList<>();
        request.json()
                .path("items")
                .forEach(item -> causes.add(item.path("cause").asText()));
        return causes;
    }

    private Outbound outbound(Webhook... webhooks) {
        return Outbound.of(database, Clock.systemUTC()).telling(List.of(webhooks), PAGE, PostTest.HASTY);
    }

    private Sinks sinks(Webhook... webhooks) {
        return new Sinks(List.of(webhooks), database, Clock.systemUTC(), PostTest.HASTY);
    }

    private void begin(Webhook webhook) {
        new SinkPositions(database, Clock.systemUTC()).reachedOrNow(webhook.name());
    }

    private long reached(String sink) {
        return new SinkPositions(database, Clock.systemUTC()).reached(sink);
    }

    private DeadLetters letters() {
        return new DeadLetters(database, Clock.systemUTC());
    }

    private static Webhook json(String name, Receiver receiver) {
        return new Webhook(
                name,
                receiver.url(),
                Webhook.Format.JSON,
                Set.of(Severity.WARN, Severity.ALARM),
                new ElementPattern("*"),
                Optional.empty());
    }
}
