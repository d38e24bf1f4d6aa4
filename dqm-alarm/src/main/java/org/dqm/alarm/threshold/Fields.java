package org.dqm.alarm.threshold;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The members of a JSON object, checked. Every method throws IllegalArgumentException naming the field.
 *
 * @param name path of the object within the body; empty for the body itself
 */
record Fields(String name, JsonNode node) {
    static Fields of(JsonNode node, String... known) {
        return new Fields("", node).only(known);
    }

    boolean has(String field) {
        return !node.path(field).isMissingNode() && !node.path(field).isNull();
    }

    Fields object(String field, String... known) {
        return new Fields(path(field), node.path(field)).only(known);
    }

    Optional<String> text(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.asText().indexOf(0) >= 0) {
            throw new IllegalArgumentException(path(field) + " must be a text without NUL, got " + value);
        }
        return Optional.of(value.asText());
    }

    String needed(String field) {
        return text(field)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(path(field) + " is required"));
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        if (!has(field)) {
            return texts;
        }
        for (JsonNode value : node.path(field)) {
            texts.add(value.asText());
        }
        if (!node.path(field).isArray() || texts.stream().anyMatch(text -> text.isBlank() || text.indexOf(0) >= 0)) {
            throw new IllegalArgumentException(path(field) + " must be a list of words, got " + node.path(field));
        }
        return texts;
    }

    int whole(String field, int otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new IllegalArgumentException(path(field) + " must be a whole number, got " + value);
        }
        return value.asInt();
    }

    OptionalDouble number(String field) {
        if (!has(field)) {
            return OptionalDouble.empty();
        }
        JsonNode value = node.path(field);
        if (!value.isNumber()) {
            throw new IllegalArgumentException(path(field) + " must be a number, got " + value);
        }
        return OptionalDouble.of(value.asDouble());
    }

    /** What {@code make} gives; if it refuses, its words with this object's name in front. */
    <T> T checked(Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(message.startsWith(name + ".") ? message : path(message), e);
        }
    }

    private Fields only(String... known) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(
                    (name.isEmpty() ? "the body" : name) + " must be an object with " + String.join(", ", known));
        }
        TreeSet<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        Arrays.asList(known).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown field " + path(unknown.first()) + "; known: " + String.join(", ", known));
        }
        return this;
    }

    private String path(String field) {
        return name.isEmpty() ? field : name + "." + field;
    }
}
