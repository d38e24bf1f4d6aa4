package org.dqm.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What a changed sign does to its alarm: the states of {@link Acknowledgement}, the revision, the cause. */
final class AlarmStep {
    private final Turn turn;
    private final Annunciation annunciation;
    private final LongSupplier suppressionIds;

    /**
     * A step.
     *
     * @param annunciation of the check that the sign's element is held against now
     */
    AlarmStep(Turn turn, Annunciation annunciation, LongSupplier suppressionIds) {
        this.turn = turn;
        this.annunciation = annunciation;
        this.suppressionIds = suppressionIds;
    }

    /** One of what no gate is about. */
    static AlarmStep ungated(Instant now, Annunciation annunciation) {
        return new AlarmStep(Turn.at(now, Optional.empty()), annunciation, () -> {
            throw new IllegalStateException("nothing gates it");
        });
    }

    Change next(Alarm before, Sign sign) {
        return unshelved(unmasked(gated(step(before, sign), Optional.empty()), sign));
    }

    /**
     * What a lumisection that counts neither way does.
     *
     * @param sign of the alarm, of the lumisection's element
     * @param why for a person
     * @return empty if nothing changes
     */
    Optional<Change> park(Alarm before, Sign sign, String why) {
        return sign.condition().isRaised() && !sign.track().isGated()
                ? Optional.of(gated(new Change(before.with(sign.gated()), Cause.SCORED), Optional.of(why)))
                : Optional.empty();
    }

    /**
     * What it means that the conditions came for which a sign was held back.
     *
     * @param sign as it is with them
     */
    Change release(Alarm before, Sign sign) {
        Change change = unshelved(step(before, sign));
        return change.cause().announces() ? new Change(change.to(), Cause.CONDITIONS_REVISED) : change;
    }

    /** Suppressed from when no raised sign counts; until one does again, and is bad, or all are normal. */
    private Change gated(Change change, Optional<String> why) {
        Alarm alarm = change.to();
        Optional<Supplier<Suppression>> gate = isGated(alarm) ? Optional.of(() -> gate(alarm, why)) : Optional.empty();
        Change gated = change.under(Suppression.Type.GATED, gate, Cause.RESUMED);
        boolean isNew = gated.to().isUnder(Suppression.Type.GATED) && !alarm.isUnder(Suppression.Type.GATED);
        return isNew && gated.cause() == Cause.SCORED ? new Change(gated.to(), Cause.GATED) : gated;
    }

    /** Whether it is raised and no element that shows it is in a lumisection that counts. */
    private static boolean isGated(Alarm alarm) {
        List<Sign> raised = alarm.signs().stream()
                .filter(sign -> sign.condition().isRaised())
                .toList();
        return !raised.isEmpty()
                && raised.stream().allMatch(sign -> sign.track().isGated());
    }

    private Suppression gate(Alarm alarm, Optional<String> why) {
        return new Suppression(
                suppressionIds.getAsLong(),
                Suppression.Type.GATED,
                Optional.empty(),
                false,
                alarm.severity(),
                "dqm",
                turn.now(),
                Suppression.Reason.OTHER,
                why);
    }

    private static Change unshelved(Change change) {
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
        if ((!isSeen && !isNews) || !alarm.isUnder(Suppression.Type.MASKED)) {
            return change;
        }
        Alarm freed = alarm.free(Suppression.Type.MASKED);
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
            Onset onset = new Onset(sign.first().run(), sign.first().ls(), turn.now(), turn.isRunStart(sign));
            return new Change(
                    after.calling(atFirst(sign)).asNews(sign.severity(), onset),
                    turn.isLate() ? Cause.LATE : Cause.RAISED);
        }
        if (wasRaised && !isRaised) {
            return new Change(after.in(left(before)), Cause.RETURNED);
        }
        return isRaised ? whileRaised(before, after, sign) : new Change(after, whileNotRaised(before, after));
    }

    private Change whileRaised(Alarm before, Alarm after, Sign sign) {
        boolean wasShown = before.sign(sign.element())
                .filter(s -> s.condition().isRaised() && !s.track().isHeldBack())
                .isPresent();
        Alarm louder = after.calling(before.annunciation().orLouder(wasShown ? annunciation(sign) : atFirst(sign)));
        boolean isHeard = !wasShown && !louder.annunciation().equals(before.annunciation());
        if (sign.condition().isRaised() && sign.severity().compareTo(before.severity()) > 0) {
            return new Change(louder.asNews(sign.severity(), after.onset()), Cause.SEVERITY);
        }
        if (sign.condition().isRaised() && isHeard) {
            return new Change(louder.asNews(before.severity(), after.onset()), Cause.RAISED);
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

    /** Without a sound too where it was there when its run began. */
    private Annunciation atFirst(Sign sign) {
        return turn.isRunStart(sign) ? annunciation.silent() : annunciation(sign);
    }

    /** Without a sound while it is held back. */
    private Annunciation annunciation(Sign sign) {
        return sign.track().isHeldBack() ? annunciation.silent() : annunciation;
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
