package org.dqm.api.config;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads values by key and remembers the keys, so that a key nobody reads can be refused.
 *
 * <p>Defaults stand in {@code application.yml} alone, so a key without a value is an error.
 */
final class Keys {
    private final Function<String, Optional<String>> values;
    private final Set<String> read = new TreeSet<>();

    Keys(Function<String, Optional<String>> values) {
        this.values = values;
    }

    /** Every key that was read so far. */
    Set<String> read() {
        return read;
    }

    String text(String key) {
        read.add(key);
        return values.apply(key).map(String::strip).orElseThrow(() -> new ConfigurationException(key, "given", ""));
    }

    /** Of an element of a list, which has no defaults in {@code application.yml}. */
    Optional<String> optional(String key) {
        read.add(key);
        return values.apply(key).map(String::strip);
    }

    int integer(String key) {
        String value = text(key);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new ConfigurationException(key, "a whole number", value);
        }
    }

    double number(String key) {
        String value = text(key);
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new ConfigurationException(key, "a number", value);
        }
    }

    boolean flag(String key) {
        String value = text(key);
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigurationException(key, "true or false", value);
        };
    }
}
