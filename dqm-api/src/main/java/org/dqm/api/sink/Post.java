package org.dqm.api.sink;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Sends to webhooks, and tries again with growing pauses; the caller waits. For any thread. */
final class Post {
    private final HttpClient client;
    private final Clock clock;
    private final Patience patience;

    /**
     * How long to try.
     *
     * @param answer of one try; its body may take as long again
     * @param tries at most, ≥ 1
     * @param first pause after the first try, doubled after each, by chance up to a half more or less
     * @param longest pause
     */
    record Patience(Duration answer, int tries, Duration first, Duration longest) {
        static final Patience DEFAULT =
                new Patience(Duration.ofSeconds(10), 8, Duration.ofSeconds(1), Duration.ofSeconds(60));

        Patience once() {
            return new Patience(answer, 1, first, longest);
        }
    }

    /**
     * What became of it.
     *
     * @param failure empty: it was taken
     */
    record Result(int tries, Optional<String> failure) {
        boolean isTaken() {
            return failure.isEmpty();
        }
    }

    /** Where to, and signed with what. */
    record Address(URI url, Optional<String> secret) {}

    Post(Clock clock, Patience patience) {
        // A redirection could carry the body to somebody else.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience.answer())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.clock = clock;
        this.patience = patience;
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final boolean isWorthAnotherTry;

        Refused(int status) {
            super("HTTP " + status, null, false, false);
            // Request Timeout and Too Many Requests ask for another try, other 4xx for another request.
            this.isWorthAnotherTry = status >= 500 || status == 408 || status == 429;
        }
    }

    /** Until it is taken, refused for good, or tried often enough. */
    Result deliver(Address to, String body) {
        return deliver(to, body, patience);
    }

    /** One try. */
    Result tryOnce(Address to, String body) {
        return deliver(to, body, patience.once());
    }

    private Result deliver(Address to, String body, Patience limits) {
        AtomicInteger tries = new AtomicInteger();
        Mono<Result> delivery = Mono.defer(() -> {
                    tries.incrementAndGet();
                    // Not cancelled: the exchange ends by its own limit, and cancelling would log as an error.
                    return Mono.fromFuture(() -> client.sendAsync(request(to, body), BodyHandlers.discarding()), true);
                })
                // The request's own limit ends with the headers; this one is for a body that never ends.
                .timeout(limits.answer().multipliedBy(2))
                .flatMap(Post::judged)
                .retryWhen(Retry.backoff(limits.tries() - 1L, limits.first())
                        .maxBackoff(limits.longest())
                        .jitter(0.5)
                        .filter(failure -> !(failure instanceof Refused refused) || refused.isWorthAnotherTry)
                        .onRetryExhaustedThrow((spec, signal) -> signal.failure()))
                .map(taken -> new Result(tries.get(), Optional.empty()))
                .onErrorResume(failure -> Mono.just(new Result(tries.get(), Optional.of(reason(failure, limits)))));
        return delivery.blockOptional().orElseThrow();
    }

    private static Mono<Integer> judged(HttpResponse<Void> response) {
        int status = response.statusCode();
        return status / 100 == 2 ? Mono.just(status) : Mono.error(new Refused(status));
    }

    private static String reason(Throwable failure, Patience limits) {
        if (failure instanceof Refused) {
            return String.valueOf(failure.getMessage());
        }
        return failure instanceof TimeoutException || failure instanceof HttpTimeoutException
                ? "no answer within " + limits.answer().toMillis() + " ms"
                : failure.toString();
    }

    private HttpRequest request(Address to, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(to.url())
                .timeout(patience.answer())
                .header("Content-Type", "application/json")
                .header("User-Agent", "dqm")
                .POST(BodyPublishers.ofString(body));
        to.secret().ifPresent(secret -> {
            Signature signature = Signature.of(secret, clock.instant(), body);
            request.header("X-Dqm-Timestamp", signature.timestamp()).header("X-Dqm-Signature", signature.hex());
        });
        return request.build();
    }
}
