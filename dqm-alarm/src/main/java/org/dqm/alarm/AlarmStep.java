package org.dqm.alarm;

import java.time.Instant;

/** What a changed sign does to its alarm: the states of {@link Acknowledgement}, the revision, the cause. */
final class AlarmStep {
    private final Instant now;
    private final boolean isLate;

    AlarmStep(Instant now, boolean isLate) {
        this.now = now;
        this.isLate = isLate;
    }

    Change next(Alarm before, Sign sign) {
        boolean isKnown = before.sign(sign.element()).isPresent();
        Alarm after = isKnown ? before.with(sign) : before.joinedBy(sign);
        boolean wasRaised = before.condition().isRaised();
        boolean isRaised = after.condition().isRaised();
        if (!wasRaised && isRaised) {
            Onset onset = new Onset(sign.first().run(), sign.first().ls(), now);
            return new Change(after.asNews(sign.severity(), onset), isLate ? Cause.LATE : Cause.RAISED);
        }
        if (wasRaised && !isRaised) {
            return new Change(after.in(left(before)), Cause.RETURNED);
        }
        return isRaised ? whileRaised(before, after, sign) : new Change(after, whileNotRaised(before, after));
    }

    private static Change whileRaised(Alarm before, Alarm after, Sign sign) {
        if (sign.condition().isRaised() && sign.severity().compareTo(before.severity()) > 0) {
            return new Change(after.asNews(sign.severity(), after.onset()), Cause.SEVERITY);
        }
        boolean isBad = sign.condition() == Condition.ACTIVE && sign.track().last() != Finding.GOOD;
        if (isBad && after.size().hasOutgrown(after.known())) {
            return new Change(after.asNews(after.severity(), after.onset()), Cause.GREW);
        }
        if (after.condition() == before.condition()) {
            return new Change(after, Cause.SCORED);
        }
        return new Change(
                after,
                switch (after.condition()) {
                    case ACTIVE -> Cause.RELAPSED;
                    case UNKNOWN -> Cause.UNKNOWN;
                    default -> Cause.RETURNING;
                });
    }

    private static Cause whileNotRaised(Alarm before, Alarm after) {
        if (after.condition() == before.condition()) {
            return after.isFollowed() ? Cause.SCORED : Cause.CLOSED;
        }
        return after.condition() == Condition.NORMAL ? Cause.DROPPED : Cause.PENDING;
    }

    private static Acknowledgement left(Alarm before) {
        return before.acknowledgement() == Acknowledgement.ACKED
                ? Acknowledgement.NONE
                : Acknowledgement.RETURNED_UNACKED;
    }
}
