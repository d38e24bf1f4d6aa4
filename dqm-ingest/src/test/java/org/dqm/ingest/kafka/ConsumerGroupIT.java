package org.dqm.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas of one group share a topic. */
class ConsumerGroupIT {
    private static final Duration SOON = Duration.ofMillis(50);

    @TempDir
    private static Path folder;

    private static KafkaFixture kafka;

    @BeforeAll
    static void startBroker() throws IOException {
        kafka = KafkaFixture.start(folder);
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @Test
    void aSecondReplicaTakesItsShareAndTheFirstGoesOnWhereTheSecondStopped() {
        kafka.createTopic("shared", 4);
        Replica first = new Replica("shared");
        first.pollUntil(() -> first.source.partitions().size() == 4);

        Replica second = new Replica("shared", first.done);
        first.pollUntil(() -> {
            second.poll();
            return first.source.partitions().size() == 2
                    && second.source.partitions().size() == 2;
        });
        Set<Integer> moved = Set.copyOf(second.source.partitions());
        moved.forEach(partition -> kafka.store("shared", partition, "one"));
        second.pollUntil(() -> second.read.size() == 2);
        second.source.close();
        moved.forEach(partition -> kafka.store("shared", partition, "two"));
        first.pollUntil(() -> first.read.size() == 2);

        assertThat(new HashSet<>(second.read)).extracting(Position::offset).containsOnly(0L);
        assertThat(first.read).extracting(Position::offset).containsOnly(1L);
        assertThat(first.read).extracting(Position::partition).containsExactlyInAnyOrderElementsOf(moved);
        first.source.close();
    }

    @Test
    void whatIsReportedIsSeenByLagTools() {
        kafka.createTopic("watched", 1);
        kafka.store("watched", 0, "one");
        Replica replica = new Replica("watched");
        replica.pollUntil(() -> replica.read.size() == 1);

        replica.source.report(Map.of(0, 1L));

        replica.pollUntil(() -> reported("watched") == 1);
        replica.source.close();
    }

    @Test
    void whereRetentionRemovedTheWantedRecordTheOldestOneLeftIsNext() {
        kafka.createTopic("expired", 1);
        List.of("one", "two", "three").forEach(value -> kafka.store("expired", 0, value));
        var firstTwo = Map.of(new TopicPartition("expired", 0), RecordsToDelete.beforeOffset(2));
        KafkaFixture.get(kafka.admin().deleteRecords(firstTwo).all());

        Replica replica = new Replica("expired", new HashMap<>(Map.of(0, 1L)));
        replica.pollUntil(() -> !replica.read.isEmpty());

        assertThat(replica.read).containsExactly(new Position("expired", 0, 2));
        replica.source.close();
    }

    private static long reported(String topic) {
        var offsets = KafkaFixture.get(
                kafka.admin().listConsumerGroupOffsets("group-of-" + topic).partitionsToOffsetAndMetadata());
        var offset = offsets.get(new TopicPartition(topic, 0));
        return offset == null ? -1 : offset.offset();
    }

    /** A replica whose progress is kept in a map that stands for the database. */
    private static final class Replica implements PartitionListener {
        private final Map<Integer, Long> done;
        private final List<Position> read = new ArrayList<>();
        private final OccupancySource source;

        private Replica(String topic) {
            this(topic, new HashMap<>());
        }

        private Replica(String topic, Map<Integer, Long> done) {
            this.done = done;
            this.source = OccupancySource.join(kafka.connection(), "group-of-" + topic, topic, this);
        }

        private void poll() {
            for (ReceivedRecord record : source.poll(SOON)) {
                read.add(record.position());
                done.put(record.position().partition(), record.position().offset() + 1);
            }
        }

        private void pollUntil(BooleanSupplier isReached) {
            long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (!isReached.getAsBoolean()) {
                assertThat(System.nanoTime()).as("a minute is enough").isLessThan(deadline);
                poll();
            }
        }

        @Override
        public Map<Integer, Long> assigned(Set<Integer> partitions) {
            return done;
        }

        @Override
        public void released(Set<Integer> partitions) {}
    }
}
