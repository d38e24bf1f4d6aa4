package org.dqm.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Header;

/**
 * A {@link RecordSource} in memory: the test appends records and moves partitions; both take effect at the next
 * poll. Starts with every partition about to be assigned.
 */
public final class ScriptedSource implements RecordSource {
    private final String topic;
    private final PartitionListener listener;
    private final List<List<ReceivedRecord>> log = new ArrayList<>();
    private final Map<Integer, Long> next = new TreeMap<>();
    private final Map<Integer, Long> reported = new TreeMap<>();
    private final Queue<Runnable> rebalances = new ArrayDeque<>();
    private boolean isWoken;

    public ScriptedSource(String topic, int partitions, PartitionListener listener) {
        this.topic = topic;
        this.listener = listener;
        for (int i = 0; i < partitions; i++) {
            log.add(new ArrayList<>());
        }
        assign(IntStream.range(0, partitions).boxed().toArray(Integer[]::new));
    }

    /** Appends a record to a partition and returns where it stands. */
    public synchronized Position append(int partition, String key, byte[] value, Header... headers) {
        Position position = new Position(topic, partition, log.get(partition).size());
        log.get(partition).add(ReceivedRecord.of(position, Optional.of(key.getBytes(UTF_8)), value, List.of(headers)));
        notifyAll();
        return position;
    }

    /** At the next poll, gives these partitions to this replica. */
    public synchronized void assign(Integer... partitions) {
        Set<Integer> added = new TreeSet<>(Arrays.asList(partitions));
        rebalances.add(() -> {
            Map<Integer, Long> starts = listener.assigned(added);
            added.forEach(partition -> next.put(partition, starts.getOrDefault(partition, 0L)));
        });
        notifyAll();
    }

    /** At the next poll, takes these partitions away. */
    public synchronized void revoke(Integer... partitions) {
        Set<Integer> removed = new TreeSet<>(Arrays.asList(partitions));
        rebalances.add(() -> release(removed));
        notifyAll();
    }

    private void release(Collection<Integer> partitions) {
        Set<Integer> removed = new TreeSet<>(partitions);
        if (!removed.isEmpty()) {
            listener.released(removed);
            next.keySet().removeAll(removed);
        }
    }

    /** What was reported last, by partition. */
    public synchronized Map<Integer, Long> reported() {
        return Map.copyOf(reported);
    }

    @Override
    public synchronized List<ReceivedRecord> poll(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isWoken) {
            while (!rebalances.isEmpty()) {
                rebalances.remove().run();
            }
            List<ReceivedRecord> records = take();
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (!records.isEmpty() || left <= 0) {
                return records;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return List.of();
            }
        }
        isWoken = false;
        return List.of();
    }

    private List<ReceivedRecord> take() {
        List<ReceivedRecord> records = new ArrayList<>();
        next.replaceAll((partition, offset) -> {
            List<ReceivedRecord> all = log.get(partition);
            records.addAll(all.subList((int) Math.min(offset, all.size()), all.size()));
            return Math.max(offset, all.size());
        });
        return records;
    }

    @Override
    public synchronized Set<Integer> partitions() {
        return new TreeSet<>(next.keySet());
    }

    @Override
    public synchronized void seek(int partition, long offset) {
        next.replace(partition, offset);
    }

    @Override
    public synchronized void report(Map<Integer, Long> nextOffsets) {
        reported.putAll(nextOffsets);
    }

    @Override
    public synchronized long lag() {
        return next.entrySet().stream()
                .mapToLong(entry -> log.get(entry.getKey()).size() - entry.getValue())
                .sum();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public synchronized void wakeUp() {
        isWoken = true;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        release(next.keySet());
    }
}
