package org.dqm.api.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.dqm.alarm.journal.Containers;
import org.dqm.ingest.kafka.EmbeddedBroker;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A Kafka broker for tests: a container where a Docker engine answers and has or gets the image, embedded otherwise.
 * Says on one line which.
 */
record BrokerServer(String bootstrap, Runnable stop) implements AutoCloseable {
    private static final String IMAGE = "apache/kafka:4.3.1";

    static BrokerServer start() {
        Optional<String> obstacle = Containers.obstacle(IMAGE);
        System.err.println(
                "tests use Kafka " + obstacle.map(why -> "embedded: " + why).orElse("in a container"));
        return obstacle.isPresent() ? embedded() : container();
    }

    @Override
    public void close() {
        stop.run();
    }

    private static BrokerServer container() {
        KafkaContainer container = new KafkaContainer(IMAGE);
        container.start();
        return new BrokerServer(container.getBootstrapServers(), container::stop);
    }

    private static BrokerServer embedded() {
        try {
            Path folder = Files.createTempDirectory("dqm-test-kafka");
            EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
            return new BrokerServer(broker.bootstrap(), () -> {
                broker.close();
                FileUtils.deleteQuietly(folder.toFile());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
