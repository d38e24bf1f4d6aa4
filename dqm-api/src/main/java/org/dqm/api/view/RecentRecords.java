package org.dqm.api.view;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dqm.alarm.label.TrackRecord;

/**
 * Track records of a few seconds ago, by element. They are counted over all past alarms of an element, and change with
 * a raise or a label only, while every open alarm is shown again in every lumisection and to everybody who comes.
 *
 * <p>A record is at most {@link #FRESH} old whatever else is missed: labels and raises of other replicas need no
 * message to be seen.
 */
final class RecentRecords {
    static final Duration FRESH = Duration.ofSeconds(5);

    private final Function<Collection<Long>, Map<Long, TrackRecord>> source;
    private final Clock clock;
    private final Map<Long, Read> known = new ConcurrentHashMap<>();

    private record Read(TrackRecord record, Instant at) {
        boolean isFresh(Instant now) {
            Duration age = Duration.between(at, now);
            // A clock that was set back makes everything old.
            return !age.isNegative() && age.compareTo(FRESH) < 0;
        }
    }

    RecentRecords(Function<Collection<Long>, Map<Long, TrackRecord>> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Of each of these elements, read in one query where it is not known. */
    Map<Long, TrackRecord> of(Collection<Long> elementIds) {
        Instant now = clock.instant();
        Map<Long, TrackRecord> found = new HashMap<>();
        elementIds.forEach(id -> {
            Read read = known.get(id);
            if (read != null && read.isFresh(now)) {
                found.put(id, read.record);
            }
        });
        Set<Long> missing =
                elementIds.stream().filter(id -> !found.containsKey(id)).collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            Map<Long, TrackRecord> read = source.apply(missing);
            for (long id : missing) {
                TrackRecord record = read.getOrDefault(id, TrackRecord.NONE);
                known.put(id, new Read(record, now));
                found.put(id, record);
            }
        }
        return found;
    }

    void forget(Collection<Long> elementIds) {
        known.keySet().removeAll(elementIds);
    }
}
