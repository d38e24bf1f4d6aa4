package org.dqm.api.view;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dqm.alarm.Thresholds;
import org.dqm.alarm.threshold.RuleJson;
import org.dqm.alarm.threshold.RuleVersion;

/**
 * A version of a threshold as callers see it: what was asked for, and what it comes to.
 *
 * @param rule what its author wrote, its members beside the others
 * @param elements known when it was made that the pattern matches
 * @param scores all limits as scores
 */
public record ThresholdView(
        long id,
        int version,
        @JsonIgnore Map<String, JsonNode> rule,
        Instant at,
        String author,
        String reason,
        int elements,
        ScoresView scores) {
    public ThresholdView {
        rule = Map.copyOf(rule);
    }

    /** Limits as scores, −log₁₀ of a probability. */
    public record ScoresView(double off, double warn, double alarm, double gross) {
        public static ScoresView of(Thresholds thresholds) {
            return new ScoresView(
                    thresholds.off(),
                    thresholds.warn().score(),
                    thresholds.alarm().score(),
                    thresholds.gross());
        }
    }

    public static ThresholdView of(RuleVersion version) {
        Map<String, JsonNode> rule = new LinkedHashMap<>();
        RuleJson.write(version.rule()).properties().forEach(member -> rule.put(member.getKey(), member.getValue()));
        return new ThresholdView(
                version.ref().id(),
                version.ref().version(),
                rule,
                version.at(),
                version.author(),
                version.reason(),
                version.elements(),
                ScoresView.of(version.check().thresholds()));
    }

    /** The members of the rule. */
    @JsonAnyGetter
    public Map<String, JsonNode> members() {
        return rule;
    }
}
