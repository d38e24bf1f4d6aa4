package org.dqm.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dqm.alarm.Thresholds;
import org.dqm.alarm.threshold.Rule;
import org.dqm.alarm.threshold.RuleJson;
import org.jspecify.annotations.Nullable;

/**
 * A threshold as somebody wants it, with the reason. What a GET of one adds is passed over, so that it can be edited
 * and put back.
 */
record ThresholdBody(JsonNode rule, String reason) {
    static final int MAX_REASON = 2_000;
    private static final List<String> ADDED_BY_GET = List.of("id", "version", "at", "author", "elements", "scores");

    /** Throws 400 and names the field if something is not allowed; the rule itself is read later. */
    static ThresholdBody read(ObjectMapper json, @Nullable String text) {
        ObjectNode given = JsonBody.readObject(json, text);
        return new ThresholdBody(rule(given), new JsonBody(given).needed("reason", MAX_REASON));
    }

    /** The rule alone. */
    static JsonNode rule(ObjectNode given) {
        ObjectNode rule = given.deepCopy();
        rule.remove("reason");
        rule.remove(ADDED_BY_GET);
        return rule;
    }

    /** Throws IllegalArgumentException naming the field. */
    Rule rule(Thresholds defaults) {
        return RuleJson.read(rule, defaults);
    }
}
