package org.dqm.api.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dqm.api.loop.Source;
import org.dqm.ingest.kafka.EmbeddedBroker;
import org.dqm.ingest.kafka.KafkaConnection;
import org.dqm.ingest.kafka.OccupancySource;
import org.dqm.ingest.kafka.Topic;
import org.dqm.ingest.kafka.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSourceIT {
    private static final String TOPIC = Topic.OCCUPANCY.topicName();

    @TempDir
    private Path folder;

    private EmbeddedBroker broker;
    private Source source;
    private final Set<Integer> held = new TreeSet<>();
    private final Set<Integer> lost = new TreeSet<>();
    private final List<String> values = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        broker = EmbeddedBroker.start(folder, 0);
        try (Topics topics = Topics.connect(KafkaConnection.to(broker.bootstrap()))) {
            topics.createMissing(Topic.OCCUPANCY);
        }
        // As the embedded service reads: the only member of its group, and a static one.
        KafkaConnection kafka = new KafkaConnection(broker.bootstrap(), Map.of("group.instance.id", "embedded"));
        source = new KafkaSource(listener -> OccupancySource.join(kafka, "test", TOPIC, listener));
    }

    @AfterEach
    void stop() {
        source.close();
        broker.close();
    }

    @Test
    void afterJoiningAnewItHoldsThePartitionsAgainAndReadsWhereItIsTold()
            throws ExecutionException, InterruptedException {
        publish("first", "second");
        Eventually.holds("all partitions", () -> poll() == Topic.OCCUPANCY.partitions());
        source.seek(3, 1);
        values.clear();
        Eventually.holds("the second record", () -> poll() > 0 && values.contains("second"));
        assertThat(values).containsExactly("second");

        source.rejoin();

        // The first poll may lose and gain: a static member is let in again at once.
        poll();
        assertThat(lost).as("lost in the first poll").hasSize(Topic.OCCUPANCY.partitions());
        Eventually.holds("all partitions again", () -> poll() == Topic.OCCUPANCY.partitions());
        values.clear();
        source.seek(3, 0);
        Eventually.holds("both records", () -> poll() > 0 && values.size() == 2);
        assertThat(values).containsExactly("first", "second");
        Eventually.holds("nothing left", () -> poll() > 0 && source.lag().orElse(1) == 0);
    }

    @Test
    void whileTheBrokerIsAwayTheLagIsUnknown() {
        Eventually.holds("all partitions", () -> poll() == Topic.OCCUPANCY.partitions());
        assertThat(source.lag()).isPresent();

        broker.close();

        Eventually.holds(
                "the broker is missed", () -> poll() >= 0 && source.lag().isEmpty());
    }

    /** Number of partitions held after one poll. */
    private int poll() {
        Source.Poll poll = source.poll(Duration.ofMillis(50));
        lost.addAll(poll.lost());
        held.removeAll(poll.lost());
        held.addAll(poll.gained());
        poll.records().forEach(record -> values.add(new String(record.value(), UTF_8)));
        return held.size();
    }

    private void publish(String... lines) throws ExecutionException, InterruptedException {
        Properties client = new Properties();
        client.put("bootstrap.servers", broker.bootstrap());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String line : lines) {
                producer.send(new ProducerRecord<>(TOPIC, 3, null, line.getBytes(UTF_8)))
                        .get();
            }
        }
    }
}
