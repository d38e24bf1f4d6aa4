package org.dqm.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaConnectionTest {
    @Test
    void outsideSettingsGoOverDefaultsButNotOverWhatMustBeSo() {
        KafkaConnection kafka =
                new KafkaConnection("host:9092", Map.of("session.timeout.ms", "9000", "enable.auto.commit", "true"));

        Map<String, Object> client = kafka.client(
                Map.of("session.timeout.ms", 6000, "max.poll.records", 5), Map.of("enable.auto.commit", false));

        assertThat(client)
                .containsEntry("session.timeout.ms", "9000")
                .containsEntry("max.poll.records", 5)
                .containsEntry("enable.auto.commit", false)
                .containsEntry("bootstrap.servers", "host:9092");
    }

    @Test
    void passwordsAreNotPrinted() {
        KafkaConnection kafka = new KafkaConnection("host:9092", Map.of("sasl.jaas.config", "password=secret"));

        assertThat(kafka).hasToString("Kafka at host:9092");
    }
}
