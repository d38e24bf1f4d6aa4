package org.dqm.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer as it is kept.
 *
 * @param headers those that say something of the resource
 * @param body empty without one
 */
record StoredAnswer(int status, Map<String, String> headers, Optional<JsonNode> body) {
    private static final List<String> KEPT = List.of(HttpHeaders.ETAG, HttpHeaders.LOCATION);

    StoredAnswer {
        headers = Map.copyOf(headers);
    }

    static StoredAnswer of(HttpResponse<?> response, ObjectMapper json) {
        Map<String, String> headers = new TreeMap<>();
        KEPT.forEach(name -> response.getHeaders().getFirst(name).ifPresent(value -> headers.put(name, value)));
        Optional<?> body = response.getBody();
        return new StoredAnswer(response.code(), headers, body.map(json::valueToTree));
    }

    HttpResponse<?> response(boolean isRepeated) {
        MutableHttpResponse<JsonNode> response = HttpResponse.status(HttpStatus.valueOf(status));
        body.ifPresent(response::body);
        headers.forEach(response::header);
        if (isRepeated) {
            response.header(RepeatAdvice.REPLAYED, "true");
        }
        return response;
    }
}
