package org.dqm.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every {@link RecordSource} keeps: the real one on a broker, and the one in memory. */
abstract class RecordSourceContract {
    private static final Duration SOON = Duration.ofMillis(100);
    private static final int PATIENCE = 300;

    final Remembering listener = new Remembering();
    private RecordSource source;

    /** A source of a new topic with two partitions. */
    abstract RecordSource open(PartitionListener listener);

    /** Stores a record in that topic. */
    abstract void append(int partition, String value);

    final void start() {
        source = open(listener);
    }

    @AfterEach
    void closeSource() {
        source.close();
    }

    @Test
    void withoutAPositionReadingStartsAtTheOldestRecord() {
        start();
        append(0, "first");
        append(0, "second");

        List<ReceivedRecord> records = take(2);

        assertThat(values(records)).containsExactly("first", "second");
        assertThat(records.get(1).position().offset()).isEqualTo(1);
        assertThat(source.partitions()).containsExactly(0, 1);
    }

    @Test
    void readingStartsWhereTheListenerSays() {
        start();
        listener.starts = Map.of(0, 2L, 1, 1L);
        for (String value : List.of("a", "b", "c")) {
            append(0, "0" + value);
            append(1, "1" + value);
        }

        List<ReceivedRecord> records = take(3);

        assertThat(values(records)).containsExactlyInAnyOrder("0c", "1b", "1c");
        assertThat(listener.held).containsExactly(0, 1);
    }

    @Test
    void whatIsReportedDoesNotMoveTheSource() {
        start();
        append(0, "first");
        append(0, "second");
        take(2);

        source.report(Map.of(0, 1L));
        append(0, "third");

        assertThat(values(take(1))).containsExactly("third");
    }

    @Test
    void seekingGoesBackAndReadsAgain() {
        start();
        append(0, "first");
        append(0, "second");
        take(2);

        source.seek(0, 1);

        assertThat(values(take(1))).containsExactly("second");
    }

    @Test
    void nothingIsLeftToPollOnceAllIsTaken() {
        start();
        append(0, "first");

        take(1);

        assertThat(source.lag()).isZero();
        assertThat(source.poll(SOON)).isEmpty();
    }

    @Test
    void wakingUpEndsThePollThatFollows() {
        start();
        append(0, "first");
        take(1);

        source.wakeUp();
        long start = System.nanoTime();
        List<ReceivedRecord> records = source.poll(Duration.ofMinutes(5));

        assertThat(records).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void closingReleasesThePartitions() {
        start();
        append(0, "first");
        take(1);

        source.close();

        assertThat(listener.held).isEmpty();
    }

    private List<ReceivedRecord> take(int count) {
        List<ReceivedRecord> records = new ArrayList<>();
        for (int i = 0; i < PATIENCE && records.size() < count; i++) {
            records.addAll(source.poll(SOON));
        }
        assertThat(records).hasSize(count);
        return records;
    }

    private static List<String> values(List<ReceivedRecord> records) {
        return records.stream().map(record -> new String(record.value(), UTF_8)).toList();
    }

    /** Remembers what it holds. */
    static final class Remembering implements PartitionListener {
        final Set<Integer> held = new TreeSet<>();
        Map<Integer, Long> starts = Map.of();

        @Override
        public Map<Integer, Long> assigned(Set<Integer> partitions) {
            held.addAll(partitions);
            return starts;
        }

        @Override
        public void released(Set<Integer> partitions) {
            held.removeAll(partitions);
        }
    }
}
