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
        SHELVED,
        /** A known issue explains all of it: its bins are left out of the evidence. */
        MASKED,
        /** Its lumisections count neither way: another run type or beam mode, low voltage, a detector not ready. */
        GATED,
        /** An expert has taken all elements that show it out of service. */
        OUT_OF_SERVICE
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
        if (type == Type.SHELVED && until.isEmpty() && !once) {
            throw new IllegalArgumentException("a shelf ends at a time, with the return to normal, or both");
        }
        if (by.isBlank()) {
            throw new IllegalArgumentException("a shelf needs a name");
        }
    }

    /** Whether a person has set it and can end it. */
    public boolean isShelf() {
        return type == Type.SHELVED;
    }

    /** Whether a known issue is the reason. */
    public boolean isMask() {
        return type == Type.MASKED;
    }

    /** Whether the other differs in its number alone. */
    boolean saysTheSameAs(Suppression other) {
        return equals(new Suppression(
                id, other.type, other.until, other.once, severity, other.by, other.at, other.reason, other.comment));
    }

    /** Whether it is a shelf whose time has come; masks end with what they are about. */
    public boolean isOver(Instant now) {
        return isShelf() && until.filter(end -> !end.isAfter(now)).isPresent();
    }
}
