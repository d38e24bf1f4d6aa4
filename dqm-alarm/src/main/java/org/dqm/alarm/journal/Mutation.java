package org.dqm.alarm.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A change that a person made, as it is audited.
 *
 * @param action what was done, upper case: {@code CREATE}, {@code UPDATE}, {@code ACKNOWLEDGE}
 * @param object what it was done to, as its path below {@code /api/v1}: {@code thresholds/7}
 * @param before what it was; empty if it was not there
 * @param after what it is now; empty if it is gone
 */
public record Mutation(
        Instant at,
        String actor,
        String action,
        String object,
        Optional<JsonNode> before,
        Optional<JsonNode> after,
        Optional<String> reason) {
    public Mutation {
        if (actor.isBlank() || action.isBlank() || object.isBlank()) {
            throw new IllegalArgumentException("a mutation needs actor, action and object, got '" + actor + "', '"
                    + action + "', '" + object + "'");
        }
    }
}
