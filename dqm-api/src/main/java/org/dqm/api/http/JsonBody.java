package org.dqm.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A request's body, a JSON object. Every method throws 400 and names the field if its value is not allowed. */
record JsonBody(JsonNode fields) {
    /** Reads {@code text}, an object whose members are among {@code known}. */
    static JsonBody read(ObjectMapper json, @Nullable String text, String... known) {
        JsonNode node = readObject(json, text);
        TreeSet<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        Arrays.asList(known).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw ProblemException.badRequest(
                    "unknown field " + unknown.first() + "; known: " + String.join(", ", known));
        }
        return new JsonBody(node);
    }

    /** Reads {@code text}, an object with any members. */
    static ObjectNode readObject(ObjectMapper json, @Nullable String text) {
        try {
            if (json.readTree(text == null ? "" : text) instanceof ObjectNode object) {
                return object;
            }
            throw ProblemException.badRequest("the body must be a JSON object");
        } catch (JsonProcessingException e) {
            throw ProblemException.badRequest("the body is not JSON: " + e.getOriginalMessage());
        }
    }

    boolean has(String name) {
        return !fields.path(name).isMissingNode() && !fields.path(name).isNull();
    }

    Optional<String> text(String name, int maxChars) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode value = fields.path(name);
        if (!value.isTextual()
                || value.asText().length() > maxChars
                || value.asText().indexOf(0) >= 0) {
            throw ProblemException.badRequest(
                    name + " must be a text of at most " + maxChars + " characters without NUL");
        }
        return Optional.of(value.asText().strip());
    }

    /** Names, without the blanks around them; none where there is no such member. */
    Set<String> names(String name, int maxNames, int maxChars) {
        JsonNode values = fields.path(name);
        boolean isList = !has(name) || (values.isArray() && values.size() <= maxNames);
        Set<String> names = new TreeSet<>();
        for (JsonNode value : values) {
            String text = value.isTextual() ? value.asText().strip() : "";
            isList &= !text.isEmpty() && text.length() <= maxChars && text.indexOf(0) < 0;
            names.add(text);
        }
        if (!isList) {
            throw ProblemException.badRequest(name + " must be a list of at most " + maxNames + " names of at most "
                    + maxChars + " characters, got " + values);
        }
        return names;
    }

    /** A text that must be there and not blank. */
    String needed(String name, int maxChars) {
        return text(name, maxChars)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> ProblemException.badRequest(name + " is required"));
    }

    OptionalLong id(String name) {
        if (!has(name)) {
            return OptionalLong.empty();
        }
        JsonNode value = fields.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw ProblemException.badRequest(name + " must be a whole number, got " + value);
        }
        return OptionalLong.of(value.asLong());
    }

    OptionalInt whole(String name) {
        OptionalLong value = id(name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (value.getAsLong() < 0 || value.getAsLong() > Integer.MAX_VALUE) {
            throw ProblemException.badRequest(
                    name + " must be from 0 to " + Integer.MAX_VALUE + ", got " + value.getAsLong());
        }
        return OptionalInt.of((int) value.getAsLong());
    }

    Optional<Boolean> flag(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!fields.path(name).isBoolean()) {
            throw ProblemException.badRequest(name + " must be true or false, got " + fields.path(name));
        }
        return Optional.of(fields.path(name).asBoolean());
    }

    /** One of a type's names, upper or lower case. */
    <E extends Enum<E>> Optional<E> one(String name, Class<E> type) {
        List<E> all = List.of(type.getEnumConstants());
        return text(name, 100)
                .map(text -> all.stream()
                        .filter(value -> value.name().equals(text.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(
                                () -> ProblemException.badRequest(name + " must be one of " + all + ", got " + text)));
    }
}
