package org.dqm.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Reads the optional body of an acknowledgement: {@code {"comment": "…"}}. */
final class CommentParser {
    static final int MAX_CHARS = 2_000;

    private final ObjectMapper json;

    CommentParser(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The comment, if there is one.
     *
     * @throws ProblemException 400 if the body is something else
     */
    Optional<String> parse(String body) {
        if (body.isBlank()) {
            return Optional.empty();
        }
        JsonNode node = read(body);
        if (!node.isObject()) {
            throw ProblemException.badRequest(
                    "the body must be an object such as {\"comment\": \"called the expert\"}");
        }
        JsonNode comment = node.path("comment");
        if (comment.isMissingNode()) {
            return Optional.empty();
        }
        if (!comment.isTextual() || comment.asText().length() > MAX_CHARS) {
            throw ProblemException.badRequest("comment must be a text of at most " + MAX_CHARS + " characters");
        }
        return Optional.of(comment.asText()).filter(text -> !text.isBlank());
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw ProblemException.badRequest("the body is not JSON: " + e.getOriginalMessage());
        }
    }
}
