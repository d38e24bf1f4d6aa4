package org.dqm.api.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, UTF_8);

    @Test
    void aLogFileGetsOneLineForEachTenth() {
        Progress progress = new Progress("simulate", out, false);

        for (int done = 1; done <= 200; done++) {
            progress.show(done, 200, "LS");
        }

        assertThat(bytes.toString(UTF_8).lines()).hasSize(10).last().isEqualTo("simulate 200/200 LS");
    }

    @Test
    void aTerminalGetsOneLineThatFills() {
        Progress progress = new Progress("simulate", out, true);

        progress.show(1, 2, "LS");
        progress.show(2, 2, "LS");

        assertThat(bytes.toString(UTF_8))
                .contains("[###############               ] 1/2 LS\r")
                .endsWith("2/2 LS\n");
    }

    @Test
    void aCountWithoutAnEndIsToldNowAndThen() {
        Progress progress = new Progress("score", out, false);

        for (int done = 1; done <= 1_100; done++) {
            progress.count(done);
        }

        assertThat(bytes.toString(UTF_8).lines()).containsExactly("score 500", "score 1000");
    }
}
