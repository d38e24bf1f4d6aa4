package org.dqm.api.loop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dqm.alarm.journal.WindowRecord;
import org.dqm.domain.Conditions;
import org.dqm.ingest.kafka.ReceivedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where each of our partitions stands. A partition that was gained is not placed until the database has said where
 * it goes on; before that nothing of it is read.
 */
final class Placement {
    private static final Logger LOG = LoggerFactory.getLogger(Placement.class);

    private final Set<Integer> unplaced = new TreeSet<>();
    private final Map<Integer, Place> places = new HashMap<>();

    /**
     * One partition.
     *
     * @param next offset of the first record that is new
     * @param windows offsets below {@code next} whose records rebuild the evidence windows, with what was joined to them
     */
    private record Place(long next, NavigableMap<Long, Optional<Conditions>> windows) {}

    /** A record of a window and what was joined to it when it was scored. */
    record Remembered(ReceivedRecord received, Optional<Conditions> conditions) {}

    void gain(Set<Integer> partitions) {
        partitions.forEach(places::remove);
        unplaced.addAll(partitions);
    }

    void lose(Set<Integer> partitions) {
        partitions.forEach(places::remove);
        unplaced.removeAll(partitions);
    }

    /** Partitions that have to be placed. */
    Set<Integer> unplaced() {
        return Set.copyOf(unplaced);
    }

    Set<Integer> placed() {
        return Set.copyOf(places.keySet());
    }

    /**
     * Places a partition.
     *
     * @return the offset to read from: the oldest record of a window, else {@code next}
     */
    long place(int partition, long next, Collection<WindowRecord> windows) {
        NavigableMap<Long, Optional<Conditions>> before = new TreeMap<>();
        windows.stream()
                .filter(record -> record.offset() < next)
                .forEach(record -> before.put(record.offset(), record.conditions()));
        unplaced.remove(partition);
        places.put(partition, new Place(next, before));
        return before.isEmpty() ? next : before.firstKey();
    }

    /** Takes out of {@code records} those that rebuild windows; each is given once. */
    List<Remembered> takeOfWindows(List<ReceivedRecord> records) {
        List<Remembered> taken = new ArrayList<>();
        for (ReceivedRecord record : records) {
            Place place = places.get(record.position().partition());
            long offset = record.position().offset();
            if (place != null && place.windows().containsKey(offset)) {
                Optional<Conditions> joined = place.windows().getOrDefault(offset, Optional.empty());
                place.windows().remove(offset);
                taken.add(new Remembered(record, joined));
            }
        }
        return taken;
    }

    /** Records that nobody has stored yet. */
    List<ReceivedRecord> fresh(List<ReceivedRecord> records) {
        return records.stream().filter(this::isFresh).toList();
    }

    /** The offset to read next. */
    long next(int partition) {
        return place(partition).next();
    }

    void advance(int partition, long next) {
        NavigableMap<Long, Optional<Conditions>> missed = place(partition).windows();
        if (!missed.isEmpty()) {
            LOG.warn(
                    "partition {}: {} records of evidence windows are no longer in the topic, first offset {};"
                            + " persistent scores start anew",
                    partition,
                    missed.size(),
                    missed.firstKey());
        }
        places.put(partition, new Place(next, new TreeMap<>()));
    }

    private boolean isFresh(ReceivedRecord received) {
        Place place = places.get(received.position().partition());
        return place != null && received.position().offset() >= place.next();
    }

    private Place place(int partition) {
        Place place = places.get(partition);
        if (place == null) {
            throw new IllegalStateException("partition " + partition + " is not placed");
        }
        return place;
    }
}
