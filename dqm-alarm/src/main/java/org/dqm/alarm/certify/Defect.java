package org.dqm.alarm.certify;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something wrong with a subsystem, as ATLAS keeps defects: named, with its lumisections, tolerable or not.
 *
 * <p>Source: The ATLAS Data Quality Defect Database System, arXiv:1110.6119.
 *
 * @param name the alarm's title, or what a person wrote
 * @param alarmId the alarm that it comes from
 * @param labelId what a person said of it
 * @param ranges lumisections in which it is present; where empty, a person says that it never was
 * @param isTolerable whether most analyses can use the data all the same
 * @param isRecoverable whether reprocessing can mend the data
 * @param by the person; empty where nobody has looked
 */
public record Defect(
        String subsystem,
        String name,
        OptionalLong alarmId,
        OptionalLong labelId,
        LsRanges ranges,
        boolean isTolerable,
        boolean isRecoverable,
        String comment,
        Optional<String> by) {
    public boolean isPresent() {
        return !ranges.isEmpty();
    }

    Defect in(LsRanges others) {
        return new Defect(subsystem, name, alarmId, labelId, others, isTolerable, isRecoverable, comment, by);
    }
}
