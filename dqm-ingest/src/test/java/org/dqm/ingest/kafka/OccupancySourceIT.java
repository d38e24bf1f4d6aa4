package org.dqm.ingest.kafka;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real broker, and what only a consumer group can do. */
class OccupancySourceIT extends RecordSourceContract {
    private static int topics;

    @TempDir
    private static Path folder;

    private static KafkaFixture kafka;

    private String topic;

    @BeforeAll
    static void startBroker() throws IOException {
        kafka = KafkaFixture.start(folder);
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @Override
    RecordSource open(PartitionListener listener) {
        topic = "contract-" + topics++;
        kafka.createTopic(topic, 2);
        return OccupancySource.join(kafka.connection(), "group-of-" + topic, topic, listener);
    }

    @Override
    void append(int partition, String value) {
        kafka.store(topic, partition, value);
    }
}
