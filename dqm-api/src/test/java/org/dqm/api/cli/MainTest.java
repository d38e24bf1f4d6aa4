package org.dqm.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
    @Test
    void helpListsEveryCommandOfTheContract() {
        CommandLine root = Main.commandLine();

        assertThat(root.getSubcommands())
                .containsOnlyKeys(
                        "demo",
                        "serve",
                        "verify",
                        "replay",
                        "convert",
                        "simulate",
                        "train",
                        "calibrate",
                        "score",
                        "evaluate",
                        "export-fpga",
                        "mark-exportable",
                        "bench",
                        "certify",
                        "token");
        assertThat(root.getUsageMessage()).contains("export-fpga");
    }

    @Test
    void aCommandThatComesLaterExitsWithTwoWhateverItsOptions() {
        int exit = Main.commandLine().execute("bench", "scoring", "--json", "x");

        assertThat(exit).isEqualTo(2);
    }

    @Test
    void noCommandIsAUsageError() {
        StringWriter err = new StringWriter();

        int exit = Main.commandLine().setErr(new PrintWriter(err)).execute();

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("a command is missing");
    }

    @Test
    void saysItsVersion() {
        StringWriter out = new StringWriter();

        int exit = Main.commandLine().setOut(new PrintWriter(out)).execute("--version");

        assertThat(exit).isZero();
        assertThat(out.toString()).startsWith("dqm ").hasLineCount(1).doesNotContain("null");
    }
}
