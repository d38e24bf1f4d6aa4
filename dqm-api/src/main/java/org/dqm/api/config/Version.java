package org.dqm.api.config;

import java.util.Optional;

/** Of this program, as its jar's manifest says. */
public final class Version {
    /** For example {@code 0.1.0}; {@code development} when it does not run from a jar. */
    public static final String OF_PROGRAM = Optional.ofNullable(
                    Version.class.getPackage().getImplementationVersion())
            .orElse("development");

    private Version() {}
}
