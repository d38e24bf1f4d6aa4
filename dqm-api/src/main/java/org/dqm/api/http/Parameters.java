package org.dqm.api.http;

import io.micronaut.core.convert.value.ConvertibleMultiValues;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The query parameters of a request. Every method throws 400 and names the parameter if its value is not allowed. */
record Parameters(ConvertibleMultiValues<String> values) {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    /** These parameters and no others are known. */
    Parameters only(String... known) {
        for (String name : values.names()) {
            if (!Arrays.asList(known).contains(name)) {
                throw ProblemException.badRequest("unknown parameter " + name + "; known: " + String.join(", ", known));
            }
        }
        return this;
    }

    Optional<String> text(String name) {
        List<String> all = values.getAll(name);
        if (all.size() > 1) {
            throw ProblemException.badRequest(name + " is given " + all.size() + " times");
        }
        Optional<String> text = all.stream().findFirst();
        if (text.filter(value -> value.indexOf(0) >= 0).isPresent()) {
            // PostgreSQL's text cannot hold it.
            throw ProblemException.badRequest(name + " must not contain the character NUL");
        }
        return text;
    }

    OptionalInt whole(String name, int least, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= most) {
                return OptionalInt.of(value);
            }
        } catch (NumberFormatException e) {
            // The message below covers both.
        }
        throw ProblemException.badRequest(
                name + " must be a whole number from " + least + " to " + most + ", got " + text.get());
    }

    /** How many items a page may have: {@code limit}, 1 to 1,000, 100 if it is not given. */
    int limit() {
        return whole("limit", 1, MAX_LIMIT).orElse(DEFAULT_LIMIT);
    }

    /** The number that the page before ended with: {@code cursor}. */
    OptionalLong cursor() {
        return text("cursor").stream().mapToLong(NumberCursor::parse).findFirst();
    }

    Optional<Boolean> flag(String name) {
        return text(name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ProblemException.badRequest(name + " must be true or false, got " + text);
        });
    }

    <E extends Enum<E>> Optional<E> one(String name, Class<E> type) {
        return text(name)
                .map(text -> Arrays.stream(type.getEnumConstants())
                        .filter(value -> value.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.badRequest(
                                name + " must be one of " + names(type) + ", got " + text)));
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
