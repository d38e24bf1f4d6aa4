package org.dqm.api.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.dqm.ingest.kafka.KafkaConnection;
import org.dqm.ingest.kafka.Topic;

/** Reads the committed records of {@code dqm.alarms} from the beginning, as other programs do. */
final class TopicReader {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private TopicReader() {}

    /** The seq of every record, until {@code last} was read. */
    static List<Long> seqs(KafkaConnection kafka, long last) throws IOException {
        List<Long> seqs = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrap(), "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partition = List.of(new TopicPartition(Topic.ALARMS.topicName(), 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!seqs.contains(last) && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                    seqs.add(json.readTree(record.value()).path("seq").asLong());
                }
            }
        }
        return seqs;
    }

    /** What is left when a seq that is not above all before it is skipped. */
    static List<Long> withoutRepeats(List<Long> seqs) {
        List<Long> kept = new ArrayList<>();
        long highest = 0;
        for (long seq : seqs) {
            if (seq > highest) {
                kept.add(seq);
                highest = seq;
            }
        }
        return kept;
    }
}
