package org.dqm.api.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An option of an export whose value is not allowed. */
public final class OptionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final Pattern COMMAND_LINE = Pattern.compile("(?<!\\S)--([a-z0-9]+(?:-[a-z0-9]+)*)");

    private final String option;
    private final String reason;

    OptionException(String option, String reason) {
        super(option + ": " + reason);
        this.option = option;
        this.reason = reason;
    }

    /** As REST names it: {@code weightBits}. */
    public String option() {
        return option;
    }

    /** The message, all options as REST names them. */
    public String forRest() {
        return forRest(option + ": " + reason);
    }

    /** A message meant for the command line with its options as REST names them: {@code weightBits}. */
    static String forRest(String message) {
        return COMMAND_LINE.matcher(message).replaceAll(option -> {
            String[] words = option.group(1).split("-");
            return words[0]
                    + Arrays.stream(words)
                            .skip(1)
                            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                            .collect(Collectors.joining());
        });
    }

    /** The message with the option as the command line names it: {@code --weight-bits}. */
    public String forCommandLine() {
        return "--" + option.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + ": " + reason;
    }

    /** What is made of one option; what is wrong with it is said under its name. */
    static <T> T named(String option, Supplier<? extends T> value) {
        try {
            return value.get();
        } catch (OptionException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new OptionException(option, String.valueOf(e.getMessage()));
        }
    }

    /** Throws if the option's value is not allowed. */
    static void check(String option, Supplier<?> value) {
        Object unused = named(option, value);
    }
}
