package org.dqm.ingest.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.dqm.domain.RetryableException;

/** Single records by where they are, in no group: a question to what has been read before. */
public final class RecordsAt {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConnection kafka;

    public RecordsAt(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /**
     * The records at these places, in their order; without those that the topic has no more.
     *
     * @throws RetryableException if Kafka does not answer within 5 seconds
     */
    public List<ReceivedRecord> read(List<Position> positions) {
        Map<String, Object> fixed = Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis());
        List<ReceivedRecord> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                kafka.client(Map.of(), fixed), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            for (Position position : positions) {
                read(consumer, position).ifPresent(records::add);
            }
        } catch (KafkaException e) {
            throw new RetryableException("Kafka does not answer: " + e.getMessage(), e);
        }
        return List.copyOf(records);
    }

    private static Optional<ReceivedRecord> read(KafkaConsumer<byte[], byte[]> consumer, Position position) {
        TopicPartition partition = new TopicPartition(position.topic(), position.partition());
        consumer.assign(List.of(partition));
        long first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        if (position.offset() < first || position.offset() >= end) {
            return Optional.empty();
        }
        consumer.seek(partition, position.offset());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                return record.offset() == position.offset()
                        ? Optional.of(new ReceivedRecord(record))
                        : Optional.empty();
            }
        }
        throw new KafkaException("no record at " + position + " within " + PATIENCE.toSeconds() + " s");
    }
}
