package org.dqm.alarm.journal;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dqm.alarm.label.LabelVerdict;
import org.dqm.domain.RegionKind;

/**
 * Which labels to list; what is empty does not restrict.
 *
 * @param run of an alarm's label: the run in which the alarm began
 * @param ls a lumisection that the label covers; an alarm's label covers none by itself
 * @param text part of the comment, upper and lower case alike
 * @param isHistory whether superseded labels and withdrawals are listed too
 */
public record LabelFilter(
        OptionalLong alarmId,
        OptionalLong elementId,
        Optional<String> subsystem,
        OptionalInt run,
        OptionalInt ls,
        Optional<LabelVerdict> verdict,
        Optional<RegionKind> kind,
        Optional<String> by,
        Optional<String> text,
        boolean isHistory) {
    /** All that count. */
    public static final LabelFilter CURRENT = new LabelFilter(
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);

    /** All that count of a subsystem. */
    public static LabelFilter ofSubsystem(String subsystem) {
        return new LabelFilter(
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of(subsystem),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** All that count in a run. */
    public static LabelFilter ofRun(int run) {
        return new LabelFilter(
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalInt.of(run),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
