package org.dqm.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dqm.domain.RetryableException;

/**
 * Writes to partition 0 of a topic, each call one transaction: readers of committed records see all of it or nothing,
 * in order. Opening it shuts out an earlier writer of the same name, also in another process.
 *
 * <p>Belongs to one thread. After a {@link RetryableException} it is of no more use: close it and open another.
 */
public final class OrderedTopic implements AutoCloseable {
    private static final int PATIENCE_MS = 10_000;
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;

    private OrderedTopic(String topic, KafkaProducer<byte[], byte[]> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    /** A key and a value, both UTF-8. */
    public record Message(String key, String value) {}

    /**
     * Opens the topic, which exists.
     *
     * @param writer names those of whom one writes at a time
     * @throws RetryableException if no broker answers
     */
    public static OrderedTopic open(KafkaConnection kafka, String topic, String writer) {
        Map<String, Object> defaults = Map.of(
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                2 * PATIENCE_MS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE_MS,
                // A writer that dies holds up readers of committed records for so long, or until the next one opens.
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                3 * PATIENCE_MS);
        Map<String, Object> fixed = Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                writer,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Sender.MAX_BYTES);
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                kafka.client(defaults, fixed), new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return new OrderedTopic(topic, producer);
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw away(topic, e);
        }
    }

    /**
     * Returns when all of {@code messages} are stored.
     *
     * @throws RetryableException if it is not known whether they are; none of them alone
     */
    public void write(List<Message> messages) {
        try {
            producer.beginTransaction();
            for (Message message : messages) {
                // Its failure comes out of the commit.
                Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(
                        topic, 0, message.key().getBytes(UTF_8), message.value().getBytes(UTF_8)));
            }
            producer.commitTransaction();
        } catch (KafkaException e) {
            throw away(topic, e);
        }
    }

    private static RetryableException away(String topic, KafkaException e) {
        return new RetryableException("topic " + topic + " takes nothing: " + e.getMessage(), e);
    }

    /** A transaction that is still open is aborted by the next writer, or by its time limit. */
    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
