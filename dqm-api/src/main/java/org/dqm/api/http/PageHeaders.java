package org.dqm.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** The headers of every answer: what a page may load, and what may be kept. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PageHeaders {
    private final String policy = ContentPolicy.ofPage();

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header("Content-Security-Policy", policy);
        response.header("X-Content-Type-Options", "nosniff");
        response.header("Referrer-Policy", "no-referrer");
        String path = request.getPath();
        if (path.startsWith("/api/")) {
            response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
        } else if (!path.startsWith("/webjars/")) {
            // A page of an older version would not understand this service.
            response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
    }
}
