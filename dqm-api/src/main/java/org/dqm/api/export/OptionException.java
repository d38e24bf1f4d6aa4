package org.dqm.api.export;

import java.util.Locale;
import java.util.function.Supplier;

/** An option of an export whose value is not allowed. */
public final class OptionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

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
