package org.dqm.alarm;

import java.time.Instant;
import java.util.Optional;

/**
 * Why an alarm does not call people although it is raised. It hides no data: the alarm stays in every list, marked.
 *
 * @param id number over all alarms, ≥ 1
 * @param until when it ends, wherever the service is by then; empty if only a return to normal or a person ends it
 * @param once whether it ends with the alarm's return to normal
 * @param severity of the alarm when it was shelved: a higher one breaks the shelf
 */
public record Suppression(
        long id,
        Type type,
        Optional<Instant> until,
        boolean once,
        Severity severity,
        String by,
        Instant at,
        Reason reason,
        Optional<String> comment) {
    /** What kind of suppression it is. */
    public enum Type {
        /** A person put it aside for a while. */
        SHELVED
    }

    /** Why a person put an alarm aside. */
    public enum Reason {
        /** The fault is known and somebody is at work on it. */
        KNOWN_PROBLEM,
        /** The detector is under test or repair. */
        MAINTENANCE,
        /** It is no fault. */
        FALSE_ALARM,
        /** It comes and goes too often to be of use. */
        NUISANCE,
        /** What the comment says. */
        OTHER
    }

    public Suppression {
        if (until.isEmpty() && !once) {
            throw new IllegalArgumentException("a shelf ends at a time, with the return to normal, or both");
        }
        if (by.isBlank()) {
            throw new IllegalArgumentException("a shelf needs a name");
        }
    }

    /** Whether its time has come. */
    public boolean isOver(Instant now) {
        return until.filter(end -> !end.isAfter(now)).isPresent();
    }
}
