package org.dqm.ingest.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends records without waiting for each; a failure comes out of the next call. */
final class Sender implements AutoCloseable {
    /** Largest record that is sent, key and headers included. */
    static final int MAX_BYTES = 8 * 1024 * 1024 + 512 * 1024;

    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private Sender(KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    static Sender open(KafkaConnection kafka) {
        Map<String, Object> defaults = Map.of(
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                ProducerConfig.LINGER_MS_CONFIG, 5,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000);
        Map<String, Object> fixed = Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                // What a record weighs on top of its bytes fits in between.
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                MAX_BYTES + 64 * 1024);
        return new Sender(new KafkaProducer<>(
                kafka.client(defaults, fixed), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        throwFailure();
        Future<RecordMetadata> unused = producer.send(record, (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
        });
    }

    /** Returns when all that was sent is stored. */
    void flush() {
        producer.flush();
        throwFailure();
    }

    private void throwFailure() {
        Exception first = failure.getAndSet(null);
        if (first != null) {
            throw new KafkaException("a record could not be sent: " + first.getMessage(), first);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
