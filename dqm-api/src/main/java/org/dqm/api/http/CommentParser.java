package org.dqm.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.dqm.alarm.Handling;
import org.jspecify.annotations.Nullable;

/** Reads the optional body of an acknowledgement: {@code {"comment": "…", "state": "CALLED"}}. */
final class CommentParser {
    static final int MAX_CHARS = 2_000;

    private final ObjectMapper json;

    /** What a person wrote with an acknowledgement, and how far the work has come. */
    record Given(Optional<String> comment, Optional<Handling> state) {
        static Given of(JsonBody body) {
            return new Given(
                    body.text("comment", MAX_CHARS).filter(text -> !text.isBlank()), body.one("state", Handling.class));
        }
    }

    CommentParser(ObjectMapper json) {
        this.json = json;
    }

    /**
     * What there is of it. Other members are ignored.
     *
     * @throws ProblemException 400 if the body is something else
     */
    Given parse(@Nullable String body) {
        return body == null || body.isBlank()
                ? new Given(Optional.empty(), Optional.empty())
                : Given.of(new JsonBody(JsonBody.readObject(json, body)));
    }
}
