package org.dqm.api.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.dqm.ingest.kafka.EmbeddedBroker;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** A Kafka broker for tests: a container where a Docker engine answers, embedded otherwise. Says on one line which. */
record BrokerServer(String bootstrap, Runnable stop) implements AutoCloseable {
    private static final String IMAGE = "apache/kafka:4.3.1";

    static BrokerServer start() {
        boolean docker = hasDocker();
        System.err.println("tests use Kafka " + (docker ? "in a container" : "embedded: no Docker engine answers"));
        return docker ? container() : embedded();
    }

    @Override
    public void close() {
        stop.run();
    }

    private static boolean hasDocker() {
        // Asked first, because Testcontainers complains at length where there is none.
        boolean likely = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return likely && DockerClientFactory.instance().isDockerAvailable();
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
