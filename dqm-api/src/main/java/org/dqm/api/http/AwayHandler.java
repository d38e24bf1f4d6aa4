package org.dqm.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.dqm.domain.RetryableException;

/** The database is away: 503, never a false yes. */
@Singleton
final class AwayHandler implements ExceptionHandler<RetryableException, HttpResponse<Problem>> {
    private static final String RETRY_SECONDS = "2";

    @Override
    @SuppressWarnings("rawtypes") // as in the interface
    public HttpResponse<Problem> handle(HttpRequest request, RetryableException exception) {
        Problem problem =
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "the database is away, nothing was changed; try again");
        return Problems.response(problem).header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
}
