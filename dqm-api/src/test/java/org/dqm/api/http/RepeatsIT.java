package org.dqm.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;
import static org.dqm.alarm.Verdicts.hot;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.micronaut.http.annotation.Post;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.PostgresExtension;
import org.dqm.api.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code Idempotency-Key} over REST. */
@ExtendWith(PostgresExtension.class)
class RepeatsIT {
    private static final String COMMENTS = "/api/v1/alarms/1/comments";
    private static final String HELLO = "{\"text\":\"hello\"}";
    private static final String KEY = "Idempotency-Key";

    private RunningService service;
    private Caller caller;

    @BeforeEach
    void start(Database database) {
        service = new RunningService(database);
        caller = new Caller(service.port());
        service.sees(dead(20, block(12, 40, 5, 5)), hot(14, block(50, 60, 1, 1)));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void theSameKeyAndBodyGivesTheStoredAnswer() {
        Caller.Answer first = caller.post(COMMENTS, HELLO, KEY, "k1");
        caller.post(COMMENTS, "{\"text\":\"between\"}");
        Caller.Answer again = caller.post(COMMENTS, HELLO, KEY, "k1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isEqualTo("\"r1\"");
        assertThat(again.header("Content-Type")).startsWith("application/json");
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(comments()).containsExactly("between", "hello");
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        caller.post(COMMENTS, HELLO, KEY, "k1");

        Caller.Answer other = caller.post(COMMENTS, "{\"text\":\"bye\"}", KEY, "k1");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(comments()).containsExactly("hello");
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        String path = "/api/v1/alarms/1/acknowledgement";

        assertThat(caller.post(path, "{}", KEY, "k1").status()).isEqualTo(428);
        assertThat(caller.post(path, "{}", KEY, "k1", "If-Match", "\"r1\"").status())
                .isEqualTo(200);
        assertThat(caller.post(path, "{}", KEY, "k1", "If-Match", "\"r1\"").header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void aKeyIsPrintableAndNotTooLong() {
        assertThat(caller.post(COMMENTS, HELLO, KEY, "x".repeat(256)).status()).isEqualTo(400);
        assertThat(comments()).isEmpty();
    }

    @Test
    void aBatchAndALabelAreDoneOnce() {
        String batch = "{\"items\":[{\"id\":2,\"revision\":1},{\"id\":1,\"revision\":7}],\"comment\":\"seen\"}";
        String label = "{\"alarmId\":1,\"verdict\":\"GOOD\"}";

        JsonNode first =
                caller.post("/api/v1/acknowledgements", batch, KEY, "k1").json();
        JsonNode again =
                caller.post("/api/v1/acknowledgements", batch, KEY, "k1").json();
        Caller.Answer labelled = caller.post("/api/v1/labels", label, KEY, "k2");
        caller.post("/api/v1/labels", label, KEY, "k2");

        assertThat(first.path("items").findValues("status"))
                .extracting(JsonNode::asInt)
                .containsExactly(200, 412);
        assertThat(again).isEqualTo(first);
        assertThat(labelled.header("Location")).isEqualTo("/api/v1/labels/1");
        assertThat(caller.get("/api/v1/labels").json().path("items")).hasSize(1);
    }

    @Test
    void everyPostThatMakesSomethingInTheDatabaseTakesAKey() {
        // What sends a letter, deletes in many transactions, or only computes.
        List<String> others =
                List.of("SinkController.redeliver", "RetentionController.run", "SimulationController.simulate");

        List<String> without = posts().filter(method -> !method.isAnnotationPresent(Repeatable.class))
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .toList();

        assertThat(without).containsExactlyInAnyOrderElementsOf(others);
    }

    private static Stream<Method> posts() {
        return new ClassFileImporter()
                .importPackages("org.dqm.api.http").stream()
                        .filter(type -> type.getSimpleName().endsWith("Controller"))
                        .flatMap(type -> Stream.of(type.reflect().getDeclaredMethods()))
                        .filter(method -> method.isAnnotationPresent(Post.class));
    }

    private List<String> comments() {
        return caller.get(COMMENTS).json().path("items").findValuesAsText("text");
    }
}
