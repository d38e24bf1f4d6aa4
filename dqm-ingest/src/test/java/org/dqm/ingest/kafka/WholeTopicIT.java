package org.dqm.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeTopicIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
    void everyReaderHearsAllThatWasThereAndAllThatComes() throws InterruptedException {
        kafka.createTopic("whole", 2);
        kafka.store("whole", 0, "a");
        kafka.store("whole", 1, "b");
        BlockingQueue<String> first = new LinkedBlockingQueue<>();
        BlockingQueue<String> second = new LinkedBlockingQueue<>();

        try (WholeTopic one = read("whole", first);
                WholeTopic other = read("whole", second)) {
            assertThat(one.isReadWithin(PATIENCE)).isTrue();
            assertThat(other.isReadWithin(PATIENCE)).isTrue();
            assertThat(List.copyOf(first)).containsExactlyInAnyOrder("a", "b");
            kafka.store("whole", 1, "c");

            assertThat(next(first, 3)).contains("c");
            assertThat(next(second, 3)).containsExactlyInAnyOrder("a", "b", "c");
        }
    }

    @Test
    void aRecordThatIsTooMuchForItsTakerIsPassedOver() throws InterruptedException {
        kafka.createTopic("hard", 1);
        kafka.store("hard", 0, "a");
        kafka.store("hard", 0, "b");
        BlockingQueue<String> taken = new LinkedBlockingQueue<>();

        try (WholeTopic reader = WholeTopic.read(kafka.connection(), "hard", record -> {
            taken.add(new String(record.value(), UTF_8));
            throw new IllegalStateException("as told by a test");
        })) {
            assertThat(reader.isReadWithin(PATIENCE)).isTrue();
        }

        assertThat(taken).containsExactly("a", "b");
    }

    private static WholeTopic read(String topic, BlockingQueue<String> into) {
        return WholeTopic.read(kafka.connection(), topic, record -> into.add(new String(record.value(), UTF_8)));
    }

    /** The first {@code count} that were heard, once they have come. */
    private static List<String> next(BlockingQueue<String> heard, int count) throws InterruptedException {
        List<String> all = new java.util.ArrayList<>();
        while (all.size() < count) {
            String value = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (value == null) {
                return all;
            }
            all.add(value);
        }
        return all;
    }
}
