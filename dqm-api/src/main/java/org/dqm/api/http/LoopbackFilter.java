package org.dqm.api.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import org.dqm.api.http.LoopbackRules.Claims;

/** Refuses with 403 what {@link LoopbackRules} does not let in, before anything else is looked at. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class LoopbackFilter {
    @RequestFilter
    @Order(Ordered.HIGHEST_PRECEDENCE)
    Optional<HttpResponse<?>> check(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        if (!headers.contains(HttpHeaders.HOST)) {
            // The framework also hands on what it could not parse, without its headers.
            return Optional.of(Problems.response(
                    Problem.of(HttpStatus.BAD_REQUEST, "the request is malformed, or its Host is missing")));
        }
        Claims claims = new Claims(
                request.getMethodName(),
                headers.getFirst(HttpHeaders.HOST).orElse(""),
                headers.getFirst(HttpHeaders.ORIGIN),
                headers.getFirst(HttpHeaders.CONTENT_TYPE),
                headers.contains(HttpHeaders.UPGRADE));
        return new LoopbackRules(request.getServerAddress().getPort())
                .refusal(claims)
                .map(reason -> Problems.response(Problem.of(HttpStatus.FORBIDDEN, reason)));
    }
}
