package org.dqm.ingest.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
            Set<TopicPartition> partitions =
                    positions.stream().map(RecordsAt::partition).collect(Collectors.toSet());
            consumer.assign(partitions);
            Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            for (Position position : positions) {
                TopicPartition partition = partition(position);
                if (position.offset() >= first.getOrDefault(partition, 0L)
                        && position.offset() < end.getOrDefault(partition, 0L)) {
                    read(consumer, position).ifPresent(records::add);
                }
            }
        } catch (KafkaException e) {
            throw new RetryableException("Kafka does not answer: " + e.getMessage(), e);
        }
        return List.copyOf(records);
    }

    private static Optional<ReceivedRecord> read(KafkaConsumer<byte[], byte[]> consumer, Position position) {
        TopicPartition partition = partition(position);
        consumer.assign(List.of(partition));
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

    private static TopicPartition partition(Position position) {
        return new TopicPartition(position.topic(), position.partition());
    }
}
