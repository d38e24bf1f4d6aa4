package org.dqm.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs commands for tests of other packages. */
public final class Commands {
    private Commands() {}

    /** Fails unless the command ends well. */
    public static void run(String... args) {
        StringWriter told = new StringWriter();
        int code = Main.commandLine().setErr(new PrintWriter(told)).execute(args);
        assertThat(code).as(told.toString()).isZero();
    }
}
