package org.dqm.api.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostTest {
    static final Post.Patience HASTY =
            new Post.Patience(Duration.ofMillis(500), 4, Duration.ofMillis(1), Duration.ofMillis(5));
    private static final Instant NOW = Instant.ofEpochSecond(1_767_225_600);

    private final Post post = new Post(Clock.fixed(NOW, ZoneOffset.UTC), HASTY);

    @Test
    void isTriedAgainUntilTheServerRecovers() {
        try (Receiver receiver = new Receiver(n -> n <= 3 ? 500 : 200)) {
            Post.Result result = post.deliver(to(receiver), "{}");

            assertThat(result).isEqualTo(new Post.Result(4, Optional.empty()));
            assertThat(receiver.requests()).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 404, 410})
    void isNotTriedAgainWhereTheRequestItselfIsRefused(int status) {
        try (Receiver receiver = new Receiver(n -> status)) {
            Post.Result result = post.deliver(to(receiver), "{}");

            assertThat(result).isEqualTo(new Post.Result(1, Optional.of("HTTP " + status)));
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 503})
    void givesUpAfterSoManyTries(int status) {
        try (Receiver receiver = new Receiver(n -> status)) {
            assertThat(post.deliver(to(receiver), "{}")).isEqualTo(new Post.Result(4, Optional.of("HTTP " + status)));
        }
    }

    @Test
    void aServerThatSaysNothingIsATimeout() {
        try (Receiver receiver = new Receiver(n -> n == 1 ? Receiver.SILENCE : 200)) {
            assertThat(post.tryOnce(to(receiver), "{}").failure()).contains("no answer within 500 ms");
            assertThat(post.deliver(to(receiver), "{}").isTaken()).isTrue();
        }
    }

    @Test
    void aServerThatIsNotThereIsAFailureNotAnException() {
        Post.Result result = post.deliver(new Post.Address(URI.create("http://127.0.0.1:1/"), Optional.empty()), "{}");

        assertThat(result.tries()).isEqualTo(4);
        assertThat(result.failure().orElseThrow()).contains("ConnectException");
    }

    @Test
    void everyTryIsSigned() {
        // openssl dgst -sha256 -hmac secret <<< of '1767225600.{"a":1}' without a newline
        String expected = "96a067a1c95eb143fc00b9097bcfcbcd5456adda508c443ff219748e764dbed7";
        try (Receiver receiver = new Receiver(n -> n == 1 ? 500 : 204)) {
            post.deliver(new Post.Address(receiver.url(), Optional.of("secret")), "{\"a\":1}");

            assertThat(receiver.requests()).hasSize(2).allSatisfy(request -> {
                assertThat(request.headers().getFirst("X-Dqm-Timestamp")).isEqualTo("1767225600");
                assertThat(request.headers().getFirst("X-Dqm-Signature")).isEqualTo(expected);
                assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
                assertThat(request.body()).isEqualTo("{\"a\":1}");
            });
        }
    }

    @Test
    void withoutASecretNothingIsSigned() {
        try (Receiver receiver = new Receiver(n -> 200)) {
            post.deliver(to(receiver), "{}");

            assertThat(receiver.requests().get(0).headers()).doesNotContainKey("X-dqm-signature");
        }
    }

    private static Post.Address to(Receiver receiver) {
        return new Post.Address(receiver.url(), Optional.empty());
    }
}
