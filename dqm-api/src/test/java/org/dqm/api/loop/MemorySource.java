package org.dqm.api.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dqm.ingest.kafka.Position;
import org.dqm.ingest.kafka.ReceivedRecord;

/** A topic in memory, read by one group member. */
final class MemorySource implements Source {
    private final Map<Integer, List<ReceivedRecord>> log = new TreeMap<>();
    private final Map<Integer, Integer> positions = new HashMap<>();
    private final Set<Integer> lost = new TreeSet<>();
    private final Set<Integer> gained = new TreeSet<>();
    private final int pollRecords;
    private int rejoins;
    private boolean isClosed;

    MemorySource(int partitions, int pollRecords) {
        this.pollRecords = pollRecords;
        for (int partition = 0; partition < partitions; partition++) {
            log.put(partition, new ArrayList<>());
            gained.add(partition);
        }
    }

    /** The same topic for a new member, after the one before has died. */
    MemorySource forNewMember() {
        MemorySource source = new MemorySource(log.size(), pollRecords);
        source.log.putAll(log);
        return source;
    }

    void publish(int partition, byte[] value) {
        List<ReceivedRecord> records = log.get(partition);
        records.add(ReceivedRecord.of(
                new Position("dqm.occupancy", partition, records.size()), Optional.empty(), value, List.of()));
    }

    /** Another member takes over. */
    void take(int partition) {
        positions.remove(partition);
        lost.add(partition);
    }

    /** Another member hands over. */
    void give(int partition) {
        gained.add(partition);
    }

    int rejoins() {
        return rejoins;
    }

    boolean isClosed() {
        return isClosed;
    }

    @Override
    public Poll poll(Duration timeout) {
        Set<Integer> nowLost = Set.copyOf(lost);
        Set<Integer> nowGained = Set.copyOf(gained);
        lost.clear();
        gained.clear();
        // A new partition is read from its end until it is placed, to catch a reader that counts such records.
        nowGained.forEach(partition ->
                positions.put(partition, Math.max(0, log.get(partition).size() - 1)));
        List<ReceivedRecord> records = new ArrayList<>();
        for (Map.Entry<Integer, Integer> position : positions.entrySet()) {
            List<ReceivedRecord> ofPartition = log.get(position.getKey());
            int to = Math.min(ofPartition.size(), position.getValue() + pollRecords - records.size());
            records.addAll(ofPartition.subList(position.getValue(), to));
            position.setValue(to);
        }
        return new Poll(nowLost, nowGained, records);
    }

    @Override
    public void seek(int partition, long offset) {
        positions.put(partition, Math.toIntExact(offset));
    }

    @Override
    public void committed(Map<Integer, Long> nextOffsets) {}

    @Override
    public void rejoin() {
        rejoins++;
        lost.addAll(positions.keySet());
        gained.addAll(positions.keySet());
        positions.clear();
    }

    @Override
    public OptionalLong lag() {
        return OptionalLong.of(positions.entrySet().stream()
                .mapToLong(position -> log.get(position.getKey()).size() - position.getValue())
                .sum());
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
