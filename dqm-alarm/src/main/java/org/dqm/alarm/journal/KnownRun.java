package org.dqm.alarm.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.domain.DetectorName;

/**
 * A run as somebody has told of it, or as its histograms show it.
 *
 * @param type such as {@code collisions}; empty if nobody has told
 * @param detectors those that take part; empty if nobody has told
 * @param startedAt as told
 * @param stoppedAt as told
 * @param seenAt when its first histogram was stored
 */
public record KnownRun(
        int run,
        Optional<String> type,
        OptionalInt fill,
        Optional<List<String>> detectors,
        Optional<Instant> startedAt,
        Optional<Instant> stoppedAt,
        Optional<Instant> seenAt) {
    public KnownRun {
        detectors = detectors.map(List::copyOf);
    }

    /** Whether the elements of a subsystem may be expected to send: nobody has told that their detector is left out. */
    public boolean mayHave(String subsystem) {
        return detectors.map(names -> has(names, subsystem)).orElse(true);
    }

    /** Whether somebody has told that the detector of a subsystem takes part. */
    public boolean has(String subsystem) {
        return detectors.filter(names -> has(names, subsystem)).isPresent();
    }

    private static boolean has(List<String> names, String subsystem) {
        return names.stream().anyMatch(name -> DetectorName.isOf(name, subsystem));
    }
}
