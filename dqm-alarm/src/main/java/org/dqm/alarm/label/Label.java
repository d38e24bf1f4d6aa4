package org.dqm.alarm.label;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a person said, as it is kept: never changed, only superseded.
 *
 * @param subsystem of the alarm or element, or the one that is labelled
 * @param by who said it
 * @param supersededBy the label that took its place
 */
public record Label(long id, LabelDraft said, String subsystem, String by, Instant at, OptionalLong supersededBy) {
    /** Whether it still counts. */
    public boolean isCurrent() {
        return supersededBy.isEmpty() && said.verdict() != LabelVerdict.WITHDRAWN;
    }

    public boolean isOfAlarm() {
        return said.target() instanceof LabelTarget.OfAlarm;
    }
}
