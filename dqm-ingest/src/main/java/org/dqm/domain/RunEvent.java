package org.dqm.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A run begins or ends.
 *
 * @param type lower case, such as {@code collisions, cosmics, ions, local}
 * @param fill number of the accelerator's fill
 * @param detectors that take part
 * @param at when it happened
 */
public record RunEvent(
        int run, Kind kind, Optional<String> type, OptionalInt fill, Optional<List<String>> detectors, Instant at) {
    /** What happens to it. */
    public enum Kind {
        START,
        STOP
    }

    public RunEvent {
        detectors = detectors.map(List::copyOf);
    }
}
