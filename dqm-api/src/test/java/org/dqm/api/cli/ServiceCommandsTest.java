package org.dqm.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What serve, demo and replay answer when they cannot start. */
class ServiceCommandsTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void anAddressBeyondLoopbackIsRefusedWithTheReason() {
        int exit = run("serve", "--embedded", "--host", "0.0.0.0");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("dqm.http.host", "as long as no login is configured", "0.0.0.0");
    }

    @Test
    void aBadValueOfTheFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("dqm.yml"), "dqm: {scoring: {workers: many}}\n");

        int exit = run("serve", "--config", file.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("dqm.scoring.workers must be a whole number, got 'many'");
    }

    @Test
    void aConfigurationFileThatIsNotThereIsNamed() {
        int exit = run("serve", "--config", folder.resolve("none.yml").toString());

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("no such file", "none.yml");
    }

    @Test
    void aSecondDemoOnTheSamePortIsToldWhatIsWrong() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            int exit = run("demo", "--port", port);

            assertThat(exit).isEqualTo(1);
            assertThat(err.toString()).contains("port " + port, "is in use", "another ./dqm demo", "--port");
        }
    }

    @Test
    void replayNamesAFileThatItCannotReadBeforeItAsksForKafka() {
        int exit = run("replay", folder.resolve("none.ndjson").toString(), "--bootstrap", "127.0.0.1:1");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("cannot read", "none.ndjson");
    }

    @Test
    void replayTakesOneTempoAndRefusesWhatItCannotDoYet() {
        assertThat(run("replay", "x", "--rate", "1", "--speed", "2")).isEqualTo(2);
        assertThat(run("replay", "x", "--follow", "d")).isEqualTo(2);
        assertThat(run("replay", "x", "--run", "-1")).isEqualTo(2);
        assertThat(err.toString()).contains("mutually exclusive", "--follow: not yet available", "not be negative");
    }

    private int run(String... arguments) {
        CommandLine root = Main.commandLine();
        return root.setErr(new PrintWriter(err)).execute(arguments);
    }
}
