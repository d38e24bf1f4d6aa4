package org.dqm.alarm;

import java.util.Optional;

/** An alarm with its running state. */
public record TrackedAlarm(Alarm alarm, Track track) {
    /** Whether the policy still follows it: not normal, or latched until a person has seen it. */
    public boolean isFollowed() {
        return alarm.condition() != Condition.NORMAL || alarm.acknowledgement() == Acknowledgement.RETURNED_UNACKED;
    }

    /** What the last scored lumisection said. */
    public Finding lastFinding() {
        return track.last();
    }

    /**
     * The alarm as a person has acknowledged it.
     *
     * @return empty if there is nothing to acknowledge; the alarm unchanged if the revision was acknowledged before
     */
    public Optional<TrackedAlarm> acknowledged(Acknowledger acknowledger) {
        if (alarm.acknowledger().isPresent()) {
            return Optional.of(this);
        }
        return switch (alarm.acknowledgement()) {
            case NONE -> Optional.empty();
            case UNACKED -> Optional.of(seen(Acknowledgement.ACKED, acknowledger));
            case RETURNED_UNACKED -> Optional.of(seen(Acknowledgement.NONE, acknowledger));
            case ACKED -> throw new IllegalStateException("alarm " + alarm.id() + " is acknowledged by nobody");
        };
    }

    private TrackedAlarm seen(Acknowledgement acknowledgement, Acknowledger acknowledger) {
        Alarm next = AlarmDraft.of(alarm)
                .acknowledgement(acknowledgement)
                .acknowledger(Optional.of(acknowledger))
                .toAlarm();
        return new TrackedAlarm(next, track.seenAs(alarm.fault()));
    }
}
