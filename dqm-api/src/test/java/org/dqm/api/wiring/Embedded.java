package org.dqm.api.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dqm.ingest.kafka.Topic;

/** The whole service with its own broker and database, and who feeds it. */
final class Embedded implements AutoCloseable {
    private final Service service;
    private final KafkaProducer<byte[], byte[]> producer;

    private Embedded(Service service, KafkaProducer<byte[], byte[]> producer) {
        this.service = service;
        this.producer = producer;
    }

    /** Goes on with what is in the folder, if anything. */
    static Embedded in(Path folder) throws IOException {
        Settings settings = Settings.read(
                Optional.empty(),
                Map.of(
                        "dqm.embedded.enabled",
                        true,
                        "dqm.embedded.directory",
                        folder.resolve("data").toString(),
                        "dqm.embedded.kafka-port",
                        0,
                        "dqm.http.port",
                        0));
        Service service = Service.start(settings, Path.of(System.getProperty("dqm.root")), false);
        Properties client = new Properties();
        client.put("bootstrap.servers", service.kafka().bootstrap());
        return new Embedded(service, new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    Service service() {
        return service;
    }

    /** Waits for the broker. */
    void send(Topic topic, String key, byte[] record) {
        try {
            producer.send(new ProducerRecord<>(topic.topicName(), key.getBytes(UTF_8), record))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("the broker did not take a record", e);
        }
    }

    @Override
    public void close() {
        producer.close();
        service.close();
    }
}
