package org.dqm.ingest.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic as one replica of a consumer group: classic protocol, cooperative-sticky, so that a rebalance
 * stops only the partitions that move.
 */
public final class OccupancySource implements RecordSource {
    private static final Logger LOG = LoggerFactory.getLogger(OccupancySource.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private volatile long lag;

    private OccupancySource(String topic, KafkaConsumer<byte[], byte[]> consumer) {
        this.topic = topic;
        this.consumer = consumer;
    }

    /** Joins {@code group}; partitions are assigned during the first polls. */
    public static OccupancySource join(KafkaConnection kafka, String group, String topic, PartitionListener listener) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                kafka.client(defaults(), fixed(group)), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic), new Rebalance(topic, consumer, listener));
        return new OccupancySource(topic, consumer);
    }

    private static Map<String, Object> defaults() {
        return Map.of(
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
    }

    private static Map<String, Object> fixed(String group) {
        return Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                "classic",
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName(),
                // Offsets live in the database.
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                // Where retention has removed the wanted record, go on with the oldest that is left.
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false);
    }

    @Override
    public List<ReceivedRecord> poll(Duration timeout) {
        List<ReceivedRecord> records = new ArrayList<>();
        try {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(timeout)) {
                records.add(new ReceivedRecord(record));
            }
        } catch (WakeupException e) {
            LOG.debug("woken up");
        }
        lag = consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
        return records;
    }

    @Override
    public Set<Integer> partitions() {
        return numbers(consumer.assignment());
    }

    @Override
    public void seek(int partition, long offset) {
        consumer.seek(new TopicPartition(topic, partition), offset);
    }

    @Override
    public void report(Map<Integer, Long> nextOffsets) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        nextOffsets.forEach((partition, offset) ->
                offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)));
        consumer.commitAsync(offsets, (done, failure) -> {
            if (failure != null) {
                LOG.debug("lag tools see old offsets of {}: {}", topic, failure.toString());
            }
        });
    }

    @Override
    public long lag() {
        return lag;
    }

    @Override
    public boolean isConnected() {
        // Kafka's client tries again for ever and says nothing: its number of connections does.
        return consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().group().equals("consumer-metrics")
                        && metric.metricName().name().equals("connection-count"))
                .anyMatch(metric -> metric.metricValue() instanceof Number count && count.doubleValue() > 0);
    }

    @Override
    public void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSING));
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        Set<Integer> numbers = new TreeSet<>();
        partitions.forEach(partition -> numbers.add(partition.partition()));
        return numbers;
    }

    /** Hands Kafka's rebalance on, and seeks to where the listener says. */
    private record Rebalance(String topic, KafkaConsumer<byte[], byte[]> consumer, PartitionListener listener)
            implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (partitions.isEmpty()) {
                return;
            }
            Map<Integer, Long> starts = listener.assigned(numbers(partitions));
            for (TopicPartition partition : partitions) {
                Long start = starts.get(partition.partition());
                if (start == null) {
                    consumer.seekToBeginning(List.of(partition));
                } else {
                    consumer.seek(partition, start);
                }
            }
            LOG.info("reading {} partitions {}", topic, numbers(partitions));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (!partitions.isEmpty()) {
                listener.released(numbers(partitions));
                LOG.info("released {} partitions {}", topic, numbers(partitions));
            }
        }
    }
}
