package org.dqm.alarm.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dqm.domain.Conditions;
import org.jspecify.annotations.Nullable;

/** Conditions as they are stored, what is not known left out: {@code {"beam_mode", "pileup", "events", …}}. */
final class ConditionsJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ConditionsJson() {}

    /** Null where nothing was joined. Numbers come back to the last bit. */
    static @Nullable String write(Optional<Conditions> joined) {
        return joined.map(ConditionsJson::write).orElse(null);
    }

    private static String write(Conditions conditions) {
        ObjectNode node = JSON.createObjectNode();
        conditions.beamMode().ifPresent(mode -> node.put("beam_mode", mode));
        conditions.pileup().ifPresent(value -> node.put("pileup", value));
        conditions.events().ifPresent(value -> node.put("events", value));
        conditions.hvFraction().ifPresent(value -> node.put("hv_fraction", value));
        conditions.included().ifPresent(value -> node.put("included", value));
        return node.toString();
    }

    static Optional<Conditions> read(@Nullable String stored) {
        if (stored == null) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(stored);
            return Optional.of(new Conditions(
                    Optional.ofNullable(node.get("beam_mode")).map(JsonNode::textValue),
                    number(node, "pileup"),
                    number(node, "events"),
                    number(node, "hv_fraction"),
                    Optional.ofNullable(node.get("included")).map(JsonNode::booleanValue)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored conditions are not what was written: " + stored, e);
        }
    }

    private static OptionalDouble number(JsonNode node, String key) {
        return node.has(key) ? OptionalDouble.of(node.get(key).doubleValue()) : OptionalDouble.empty();
    }
}
