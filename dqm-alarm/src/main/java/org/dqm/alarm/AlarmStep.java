package org.dqm.alarm;

import java.time.Instant;
import java.util.List;

/** What a changed sign does to its alarm: the states of {@link Acknowledgement}, the revision, the cause. */
final class AlarmStep {
    private final Instant now;
    private final boolean isLate;
    private final Annunciation annunciation;

    /**
     * A step.
     *
     * @param annunciation of the check that the sign's element is held against now
     */
    AlarmStep(Instant now, boolean isLate, Annunciation annunciation) {
        this.now = now;
        this.isLate = isLate;
        this.annunciation = annunciation;
    }

    Change next(Alarm before, Sign sign) {
        Change change = unmasked(step(before, sign), sign);
        List<Suppression> all = change.to().suppressions();
        List<Suppression> left =
                all.stream().filter(shelf -> !isBroken(shelf, change)).toList();
        return left.size() == all.size() ? change : new Change(change.to().suppressedBy(left), change.cause());
    }

    /** What shows although masked bins are left out is beyond them: masks do not explain it. */
    private Change unmasked(Change change, Sign sign) {
        boolean isSeen = sign.condition() != Condition.UNKNOWN && sign.track().last() != Finding.GOOD;
        Alarm alarm = change.to();
        boolean isNews = change.cause().announces();
        if ((!isSeen && !isNews) || alarm.suppressions().stream().noneMatch(Suppression::isMask)) {
            return change;
        }
        Alarm freed = alarm.suppressedBy(
                alarm.suppressions().stream().filter(each -> !each.isMask()).toList());
        if (isNews || !freed.condition().isRaised()) {
            return new Change(freed, change.cause());
        }
        Alarm louder = freed.calling(freed.annunciation().orLouder(annunciation));
        return new Change(louder.asNews(louder.severity(), louder.onset()), Cause.GREW);
    }

    /** A shelf gives way to a higher severity, and one for once to the return to normal. */
    private static boolean isBroken(Suppression shelf, Change change) {
        if (!shelf.isShelf()) {
            return false;
        }
        boolean isWorse =
                change.to().condition().isRaised() && change.to().severity().compareTo(shelf.severity()) > 0;
        return isWorse || (shelf.once() && change.cause() == Cause.RETURNED);
    }

    private Change step(Alarm before, Sign sign) {
        Alarm after = before.with(sign);
        boolean wasRaised = before.condition().isRaised();
        boolean isRaised = after.condition().isRaised();
        if (!wasRaised && isRaised) {
            Onset onset = new Onset(sign.first().run(), sign.first().ls(), now);
            return new Change(
                    after.calling(annunciation).asNews(sign.severity(), onset), isLate ? Cause.LATE : Cause.RAISED);
        }
        if (wasRaised && !isRaised) {
            return new Change(after.in(left(before)), Cause.RETURNED);
        }
        return isRaised ? whileRaised(before, after, sign) : new Change(after, whileNotRaised(before, after));
    }

    private Change whileRaised(Alarm before, Alarm after, Sign sign) {
        Alarm louder = after.calling(before.annunciation().orLouder(annunciation));
        boolean wasRaised = before.sign(sign.element())
                .filter(s -> s.condition().isRaised())
                .isPresent();
        boolean isHeard = !wasRaised && !louder.annunciation().equals(before.annunciation());
        if (sign.condition().isRaised() && isHeard) {
            return new Change(louder.asNews(worse(sign.severity(), before.severity()), after.onset()), Cause.RAISED);
        }
        if (sign.condition().isRaised() && sign.severity().compareTo(before.severity()) > 0) {
            return new Change(louder.asNews(sign.severity(), after.onset()), Cause.SEVERITY);
        }
        boolean isBad = sign.condition() == Condition.ACTIVE && sign.track().last() != Finding.GOOD;
        boolean mayGrow = after.fault().kind() != FaultKind.MANY;
        if (isBad && mayGrow && after.size().hasOutgrown(after.known())) {
            return new Change(louder.asNews(after.severity(), after.onset()), Cause.GREW);
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

    private static Severity worse(Severity a, Severity b) {
        return a.compareTo(b) > 0 ? a : b;
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
