package org.dqm.ingest;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.dqm.domain.Conditions;
import org.dqm.domain.RecordId;
import org.dqm.ingest.ConditionsTable.Lumisection;

/**
 * Conditions as they arrive, of the runs that were heard of last. For use by several threads.
 *
 * <p>Bounded: {@link #MOST_RUNS} runs of {@link #MOST_LUMISECTIONS} lumisections; the run that was not heard of for the
 * longest goes first, then the lowest lumisections.
 */
public final class LiveConditions {
    static final int MOST_RUNS = 16;
    static final int MOST_LUMISECTIONS = 10_000;

    private final Map<Integer, NavigableMap<Integer, ConditionsRecord>> runs = new LinkedHashMap<>();
    private Optional<Lumisection> last = Optional.empty();
    private long refused;
    private long edition;

    /** Takes a record; a later one of the same lumisection replaces it. */
    public synchronized void take(ConditionsRecord record) {
        int run = record.where().run();
        NavigableMap<Integer, ConditionsRecord> ofRun = runs.containsKey(run) ? ofRun(run) : new TreeMap<>();
        // To the end: the newest.
        runs.remove(run);
        runs.put(run, ofRun);
        ofRun.put(record.where().ls(), record);
        if (ofRun.size() > MOST_LUMISECTIONS) {
            ofRun.pollFirstEntry();
        }
        if (runs.size() > MOST_RUNS) {
            Iterator<Integer> oldest = runs.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        last = Optional.of(record.where());
        edition++;
        notifyAll();
    }

    /** Counts a record that could not be used. */
    public synchronized void refuse() {
        refused++;
    }

    /** What is known of a record's lumisection and its subsystem, if anything. */
    public synchronized Optional<Conditions> of(RecordId id) {
        return record(new Lumisection(id.run(), id.ls()))
                .map(record -> record.ofSubsystem(id.element().subsystem()));
    }

    /** The newest lumisection of a run that something is known of; empty if nothing is known of the run. */
    public synchronized OptionalInt newest(int run) {
        NavigableMap<Integer, ConditionsRecord> ofRun = ofRun(run);
        return ofRun.isEmpty() ? OptionalInt.empty() : OptionalInt.of(ofRun.lastKey());
    }

    /** Waits until something is known of a lumisection, up to {@code timeout}. */
    public synchronized boolean isKnownWithin(Lumisection where, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (record(where).isEmpty()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** The lumisection of the record that was taken last. */
    public synchronized Optional<Lumisection> last() {
        return last;
    }

    /** Number of records that could not be used. */
    public synchronized long refused() {
        return refused;
    }

    /** Rises with every record. */
    public synchronized long edition() {
        return edition;
    }

    private Optional<ConditionsRecord> record(Lumisection where) {
        return Optional.ofNullable(ofRun(where.run()).get(where.ls()));
    }

    private NavigableMap<Integer, ConditionsRecord> ofRun(int run) {
        return runs.getOrDefault(run, Collections.emptyNavigableMap());
    }
}
