package org.dqm.alarm.label;

/**
 * How often a check was right, as far as people have said.
 *
 * @param raised alarms that became active
 * @param confirmed those whose label says BAD
 * @param falseAlarms those whose label says GOOD
 */
public record TrackRecord(long raised, long confirmed, long falseAlarms) {
    /** Nothing raised yet. */
    public static final TrackRecord NONE = new TrackRecord(0, 0, 0);

    public TrackRecord {
        if (confirmed < 0 || falseAlarms < 0 || confirmed + falseAlarms > raised) {
            throw new IllegalArgumentException(
                    "of " + raised + " alarms, " + confirmed + " cannot be right and " + falseAlarms + " false");
        }
    }

    /** Both together. */
    public TrackRecord plus(TrackRecord other) {
        return new TrackRecord(raised + other.raised, confirmed + other.confirmed, falseAlarms + other.falseAlarms);
    }
}
