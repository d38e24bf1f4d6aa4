package org.dqm.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dqm.ingest.ConditionsRecord;
import org.dqm.ingest.ConditionsTable.Lumisection;
import org.dqm.ingest.kafka.EmbeddedBroker;
import org.dqm.ingest.kafka.KafkaConnection;
import org.dqm.ingest.kafka.Topic;
import org.dqm.ingest.kafka.WholeTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A simulated run with its conditions, sent to a broker. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class ReplayConditionsIT {
    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void simulate() throws IOException {
        broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
        run("simulate --detector ecal-endcap --runs 1 --lumisections 3 --seed 5 --events 500 --conditions-out "
                + folder.resolve("beam.ndjson") + " --out " + folder.resolve("run.ndjson"));
        Files.writeString(
                folder.resolve("beam.ndjson"),
                "{\"run_number\":77,\"lumisection_number\":1}\nnonsense\n",
                StandardOpenOption.APPEND);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void aConditionsAreSentWithTheHistogramsAndTheRestAfterThem() throws InterruptedException {
        run("replay " + folder.resolve("run.ndjson") + " --conditions " + folder.resolve("beam.ndjson")
                + " --bootstrap " + broker.bootstrap());

        List<Lumisection> sent = sent();
        assertThat(sent).hasSize(4).endsWith(new Lumisection(77, 1));
        assertThat(sent.subList(0, 3)).extracting(Lumisection::ls).containsExactly(1, 2, 3);
    }

    @Test
    void bRenumberedHistogramsTakeTheirConditionsWithThem() throws InterruptedException {
        int before = sent().size();

        run("replay " + folder.resolve("run.ndjson") + " --conditions " + folder.resolve("beam.ndjson")
                + " --run 900 --ls 11 --bootstrap " + broker.bootstrap());

        assertThat(sent())
                .hasSize(before + 3)
                .endsWith(new Lumisection(900, 11), new Lumisection(900, 12), new Lumisection(900, 13));
    }

    /** The lumisections whose conditions are in the topic, in order. */
    private static List<Lumisection> sent() throws InterruptedException {
        List<Lumisection> read = Collections.synchronizedList(new ArrayList<>());
        try (WholeTopic topic = WholeTopic.read(
                KafkaConnection.to(broker.bootstrap()),
                Topic.CONDITIONS.topicName(),
                record -> read.add(ConditionsRecord.parse(record.value()).where()))) {
            assertThat(topic.isReadWithin(Duration.ofSeconds(60))).isTrue();
        }
        return List.copyOf(read);
    }

    private static void run(String line) {
        assertThat(Main.commandLine().execute(line.split(" ", -1))).as(line).isZero();
    }
}
