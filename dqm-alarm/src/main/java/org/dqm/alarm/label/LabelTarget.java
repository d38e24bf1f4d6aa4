package org.dqm.alarm.label;

/** What a label is about. */
public sealed interface LabelTarget {
    /** A whole alarm, in every lumisection in which it was there. */
    record OfAlarm(long alarmId) implements LabelTarget {}

    /** One monitoring element in some lumisections. */
    record OfElement(long elementId, int run, LsRange range) implements LabelTarget {}

    /** A subsystem, the first segment of its elements' paths, in some lumisections. */
    record OfSubsystem(String subsystem, int run, LsRange range) implements LabelTarget {
        public OfSubsystem {
            if (subsystem.isBlank()) {
                throw new IllegalArgumentException("subsystem must not be blank");
            }
        }
    }
}
