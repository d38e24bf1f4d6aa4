package org.dqm.alarm.certify;

import org.dqm.alarm.label.LsRange;

/**
 * Lumisections in a row of one status.
 *
 * @param cause why; empty only of GOOD
 */
public record Span(LsRange range, Status status, String cause) {
    public Span {
        if (cause.isBlank() && status != Status.GOOD) {
            throw new IllegalArgumentException(status + " needs a cause, LS " + range);
        }
    }
}
