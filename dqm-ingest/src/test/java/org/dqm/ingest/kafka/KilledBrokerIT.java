package org.dqm.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledBrokerIT {
    @TempDir
    private Path folder;

    @Test
    void whatWasStoredIsThereAfterAKill() throws IOException, InterruptedException {
        int records = 50;
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(records))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            assertThat(output.lines().anyMatch(BrokerProcess.STORED::equals)).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }

        try (KafkaFixture kafka = KafkaFixture.start(folder)) {
            assertThat(kafka.read(Topic.OCCUPANCY.topicName(), records))
                    .extracting(record -> record.position().offset())
                    .containsExactlyElementsOf(
                            LongStream.range(0, records).boxed().toList());
        }
    }
}
