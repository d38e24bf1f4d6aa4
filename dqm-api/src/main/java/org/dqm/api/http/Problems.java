package org.dqm.api.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Turns the framework's own errors (no such path, wrong method, body too large and so on) into problems. */
@Singleton
final class Problems implements ErrorResponseProcessor<Problem> {
    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpStatus status = HttpStatus.valueOf(response.code());
        String detail = status.getCode() >= 500
                ? "the service failed to answer; its log says why"
                : context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
        return response.body(Problem.of(status, detail)).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    }

    static MutableHttpResponse<Problem> response(Problem problem) {
        return HttpResponse.<Problem>status(HttpStatus.valueOf(problem.status()))
                .body(problem)
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    }
}
