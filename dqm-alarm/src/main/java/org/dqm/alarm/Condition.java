package org.dqm.alarm;

import java.util.Collection;
import java.util.Comparator;

/**
 * Whether the fault is there, as far as lumisections say. Only lumisections move it:
 *
 * <ul>
 *   <li>{@code NORMAL → PENDING_ON}: a bad lumisection, fewer than the severity's N of M
 *   <li>{@code NORMAL → ACTIVE}: N bad of the last M, or one gross lumisection
 *   <li>{@code PENDING_ON → ACTIVE}: N bad of the last M, or one gross lumisection
 *   <li>{@code PENDING_ON → NORMAL}: K good lumisections in a row
 *   <li>{@code ACTIVE → PENDING_OFF}: a good lumisection, fewer than K in a row, unless the alarm is intermittent
 *   <li>{@code ACTIVE → NORMAL}: K good lumisections in a row; 40 of an intermittent alarm
 *   <li>{@code ACTIVE → UNKNOWN}: 3 lumisections in a row without a score
 *   <li>{@code PENDING_OFF → ACTIVE}: a bad lumisection
 *   <li>{@code PENDING_OFF → NORMAL}: K good lumisections in a row
 *   <li>{@code PENDING_OFF → UNKNOWN}: 3 lumisections in a row without a score
 *   <li>{@code UNKNOWN → ACTIVE}: a bad lumisection
 *   <li>{@code UNKNOWN → PENDING_OFF}: a good lumisection, fewer than K in a row
 *   <li>{@code UNKNOWN → NORMAL}: K good lumisections in a row
 * </ul>
 */
public enum Condition {
    /** No fault. */
    NORMAL,
    /** Bad, but not often enough yet. */
    PENDING_ON,
    /** Good again, but not for long enough yet. */
    PENDING_OFF,
    /** Not scored for too long. */
    UNKNOWN,
    /** The fault is there. */
    ACTIVE;

    /** Whether the alarm is raised and has not returned to normal. */
    public boolean isRaised() {
        return this == ACTIVE || this == PENDING_OFF || this == UNKNOWN;
    }

    /** The condition of an alarm whose signs have these conditions: that of the worst. */
    static Condition worst(Collection<Condition> conditions) {
        return conditions.stream().max(Comparator.naturalOrder()).orElse(NORMAL);
    }
}
