package org.dqm.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fill of 30 lumisections, from injection to cosmics; stable beams and a detector that is ready from 19 to 23. */
class ConditionsCommandTest {
    @TempDir
    private Path folder;

    @Test
    void trainAndScoreTakeOnlyWhatConditionsCallGood() throws IOException {
        run("simulate --detector ecal-endcap --runs 1 --lumisections 30 --seed 5 --events 500 --scenario fill"
                + " --conditions-out @/beam.ndjson --out @/fill.ndjson");
        run("train --data @/fill.ndjson --conditions @/beam.ndjson --element ** --epochs 0 --out @/model");
        run("score --model @/model --data @/fill.ndjson --conditions @/beam.ndjson --out @/joined.ndjson");
        run("score --model @/model --data @/fill.ndjson --out @/absent.ndjson");

        List<JsonNode> joined = lines("joined.ndjson");
        assertThat(joined).extracting(line -> line.path("conditions").asText()).containsOnly("JOINED");
        assertThat(joined)
                .filteredOn(line -> line.path("verdict").asText().equals("GOOD"))
                .extracting(line -> line.path("ls_number").asInt())
                .containsExactly(19, 20, 21, 22, 23);
        assertThat(joined)
                .filteredOn(line -> line.path("verdict").asText().equals("NOT_SCORED"))
                .hasSize(25)
                .extracting(line -> line.path("reason").asText())
                .containsOnly("OUT_OF_RANGE");
        assertThat(lines("absent.ndjson"))
                .extracting(line -> line.path("conditions").asText())
                .containsOnly("ABSENT");
    }

    /** {@code @} stands for the folder. */
    private void run(String line) {
        String[] args = line.replace("@", folder.toString()).split(" ", -1);

        StringWriter err = new StringWriter();
        int exit = Main.commandLine().setErr(new PrintWriter(err)).execute(args);
        assertThat(exit).as("%s: %s", line, err).isZero();
    }

    private List<JsonNode> lines(String name) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(name))) {
            lines.add(mapper.readTree(line));
        }
        return lines;
    }
}
