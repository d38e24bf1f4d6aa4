package org.dqm.api.http;

import io.micronaut.http.HttpStatus;
import java.util.Optional;

/**
 * An error as {@code application/problem+json} (RFC 9457).
 *
 * @param detail what is wrong and what to do next
 * @param current the alarm or other resource as it is now, where the caller named an older revision
 */
record Problem(String type, String title, int status, Optional<String> detail, Optional<Object> current) {
    static Problem of(HttpStatus status, String detail) {
        return new Problem(
                "about:blank",
                status.getReason(),
                status.getCode(),
                detail.isBlank() ? Optional.empty() : Optional.of(detail),
                Optional.empty());
    }

    Problem with(Object now) {
        return new Problem(type, title, status, detail, Optional.of(now));
    }
}
