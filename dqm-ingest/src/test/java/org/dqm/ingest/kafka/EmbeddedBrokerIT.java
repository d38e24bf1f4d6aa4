package org.dqm.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    @TempDir
    private Path folder;

    @Test
    void topicsAndTheirIdentityAreThereAfterARestart() throws IOException {
        TopicIdentity before;
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            before = identity(broker);
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            assertThat(identity(broker)).isEqualTo(before);
        }
    }

    @Test
    void anotherFolderIsAnotherCluster() throws IOException {
        try (EmbeddedBroker one = EmbeddedBroker.start(folder.resolve("one"), 0);
                EmbeddedBroker other = EmbeddedBroker.start(folder.resolve("other"), 0)) {
            assertThat(one.port()).isNotEqualTo(other.port());
            assertThat(identity(one).clusterId()).isNotEqualTo(identity(other).clusterId());
        }
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("one"), 0)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder.resolve("other"), broker.port()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + broker.port() + " on 127.0.0.1 is in use");
        }
    }

    private static TopicIdentity identity(EmbeddedBroker broker) {
        try (Topics topics = Topics.connect(KafkaConnection.to(broker.bootstrap()))) {
            topics.createMissing(Topic.OCCUPANCY);
            return topics.identity(Topic.OCCUPANCY.topicName());
        }
    }
}
