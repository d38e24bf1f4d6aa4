package org.dqm.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.core.type.MutableArgumentValue;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dqm.alarm.journal.Repeats;
import org.dqm.api.live.LiveSignal;
import org.dqm.api.view.Person;

/**
 * Does a {@link Repeatable} request with an {@code Idempotency-Key} once, and gives the stored answer when it comes
 * again (draft-ietf-httpapi-idempotency-key-header). Only what was done is kept: after a refusal, or a 503, the key is
 * free.
 */
@Singleton
@InterceptorBean(Repeatable.class)
final class RepeatAdvice implements MethodInterceptor<Object, Object> {
    static final String KEY = "Idempotency-Key";
    /** Says that an answer was given before. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final int MAX_CHARS = 255;

    private final Repeats repeats;
    private final LiveSignal signal;
    private final ObjectMapper json;

    RepeatAdvice(Repeats repeats, LiveSignal signal, ObjectMapper json) {
        this.repeats = repeats;
        this.signal = signal;
        this.json = json;
    }

    @Override
    public Object intercept(MethodInvocationContext<Object, Object> context) {
        Optional<HttpRequest<Object>> request = ServerRequestContext.currentRequest();
        Optional<String> key = request.flatMap(it -> it.getHeaders().getFirst(KEY));
        return key.isEmpty() ? context.proceed() : once(context, request.orElseThrow(), checked(key.get()));
    }

    private HttpResponse<?> once(MethodInvocationContext<Object, Object> context, HttpRequest<?> request, String key) {
        String asked = request.getMethodName() + " " + request.getUri() + "\n" + body(context);
        Repeats.Outcome outcome;
        try {
            outcome = repeats.once(
                    new Repeats.Request(Person.LOCAL.name(), key, asked),
                    () -> text(StoredAnswer.of(granted((HttpResponse<?>) context.proceed()), json)));
        } catch (Refusal refusal) {
            return refusal.response;
        }
        // The command has told of it before it was committed.
        signal.committed();
        if (outcome instanceof Repeats.Outcome.Answered answered) {
            return stored(answered.answer()).response(answered.isRepeated());
        }
        throw new ProblemException(
                outcome instanceof Repeats.Outcome.Running
                        ? Problem.of(HttpStatus.CONFLICT, "the request with this " + KEY + " is still running")
                        : Problem.of(
                                HttpStatus.UNPROCESSABLE_ENTITY,
                                "this " + KEY + " was used for another request; take a new one for every request"));
    }

    /** Every argument that the body gives. */
    private static String body(MethodInvocationContext<Object, Object> context) {
        return context.getParameters().values().stream()
                .filter(argument -> argument.getAnnotationMetadata().hasAnnotation(Body.class))
                .map(MutableArgumentValue::getValue)
                .map(value -> value == null ? "" : value.toString())
                .collect(Collectors.joining("\n"));
    }

    private static String checked(String key) {
        if (key.isBlank()
                || key.length() > MAX_CHARS
                || !key.chars().allMatch(character -> character >= ' ' && character <= '~')) {
            throw ProblemException.badRequest(KEY + " must be 1 to " + MAX_CHARS + " printable ASCII characters");
        }
        return key;
    }

    private String text(StoredAnswer answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer does not encode", e);
        }
    }

    private StoredAnswer stored(String text) {
        try {
            return json.readValue(text, StoredAnswer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that was stored does not decode", e);
        }
    }

    /** A refusal is no answer to keep: it leaves the key free, however it is said. */
    private static HttpResponse<?> granted(HttpResponse<?> response) {
        if (response.code() >= HttpStatus.BAD_REQUEST.getCode()) {
            throw new Refusal(response);
        }
        return response;
    }

    /** Takes an answer out of the transaction, which is rolled back. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient HttpResponse<?> response;

        Refusal(HttpResponse<?> response) {
            super("refused with " + response.code(), null, false, false);
            this.response = response;
        }
    }
}
