package org.dqm.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A broker with what a test needs around it. */
final class KafkaFixture implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedBroker broker;
    private final KafkaConnection connection;
    private final Admin admin;
    private final Sender sender;

    private KafkaFixture(EmbeddedBroker broker) {
        this.broker = broker;
        this.connection = KafkaConnection.to(broker.bootstrap());
        this.admin = Admin.create(connection.client(Map.of(), Map.of()));
        this.sender = Sender.open(connection);
    }

    static KafkaFixture start(Path folder) throws IOException {
        return new KafkaFixture(EmbeddedBroker.start(folder, 0));
    }

    KafkaConnection connection() {
        return connection;
    }

    Admin admin() {
        return admin;
    }

    void createTopic(String topic, int partitions) {
        get(admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
                .all());
    }

    void store(String topic, int partition, String value) {
        sender.send(new ProducerRecord<>(topic, partition, null, value.getBytes(UTF_8)));
        sender.flush();
    }

    /** The first {@code count} records of a topic. */
    List<ReceivedRecord> read(String topic, int count) {
        List<ReceivedRecord> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                connection.client(Map.of(), Map.of()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (records.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> records.add(new ReceivedRecord(record)));
            }
        }
        return records;
    }

    static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the broker did not answer as expected", e);
        }
    }

    @Override
    public void close() {
        sender.close();
        admin.close();
        broker.close();
    }
}
