package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is asked of JSON more than once. */
final class JsonNodes {
    static final JsonNode NONE = MissingNode.getInstance();

    private JsonNodes() {}

    static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Names of an object's keys. */
    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static JsonNode list(int only) {
        return JsonNodeFactory.instance.arrayNode().add(only);
    }

    /** The largest number of a list; 0 if there is none. */
    static double largest(JsonNode list) {
        return stream(list).mapToDouble(JsonNode::asDouble).max().orElse(0);
    }
}
