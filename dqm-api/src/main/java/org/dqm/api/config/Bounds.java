package org.dqm.api.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The checks of single values; each names the key that it checks. */
final class Bounds {
    private Bounds() {}

    static void within(String key, long value, long min, long max) {
        if (value < min || value > max) {
            throw new ConfigurationException(key, "from " + min + " to " + max, value);
        }
    }

    static void above(String key, double value, double bound, String boundName) {
        if (!(value > bound) || Double.isInfinite(value)) {
            throw new ConfigurationException(key, "above " + boundName + " (" + bound + ")", value);
        }
    }

    static void notBlank(String key, String value) {
        if (value.isBlank()) {
            throw new ConfigurationException(key, "given", value);
        }
    }

    static void startsWith(String key, String value, String prefix) {
        if (!value.startsWith(prefix)) {
            throw new ConfigurationException(key, "something that starts with " + prefix, value);
        }
    }

    static <E extends Enum<E>> E oneOf(String key, String value, Class<E> choices) {
        List<String> names = Arrays.stream(choices.getEnumConstants())
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = names.indexOf(value);
        if (index < 0) {
            throw new ConfigurationException(key, "one of " + String.join(", ", names), value);
        }
        return choices.getEnumConstants()[index];
    }
}
