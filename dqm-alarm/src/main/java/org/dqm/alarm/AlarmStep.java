package org.dqm.alarm;

import java.util.List;
import java.util.Optional;
import org.dqm.domain.Outcome;

/** One lumisection's step of one alarm through the states of {@link Condition} and {@link Acknowledgement}. */
final class AlarmStep {
    private final Thresholds thresholds;
    private final Judged judged;

    AlarmStep(Thresholds thresholds, Judged judged) {
        this.thresholds = thresholds;
        this.judged = judged;
    }

    /** Whether a region that belongs to no known fault begins an alarm. */
    boolean starts(Sighting sighting) {
        double score = sighting.score();
        return judged.isLate()
                ? reachedAtOnce(score).isPresent()
                : score >= thresholds.warn().score();
    }

    /** An alarm before its first lumisection. */
    TrackedAlarm blank(long id, ElementRef element, Sighting sighting) {
        Alarm alarm = new Alarm(
                id,
                0,
                element,
                sighting.fault(),
                Severity.WARN,
                Condition.NORMAL,
                Acknowledgement.NONE,
                Optional.empty(),
                new Onset(judged.id().run(), judged.id().ls(), judged.now()),
                thresholds.score(Severity.WARN),
                judged.outcome().model(),
                judged.live(sighting.score()));
        return new TrackedAlarm(alarm, Track.startingWith(sighting.fault()));
    }

    /** The alarm's next state; empty if nothing about it changes. */
    Optional<Change> next(TrackedAlarm before, Optional<Sighting> sighting) {
        double score = sighting.map(Sighting::score).orElse(0.0);
        AlarmDraft draft = AlarmDraft.of(before.alarm());
        if (score >= thresholds.warn().score()) {
            sighting.ifPresent(seen -> draft.fault(seen.fault()));
        }
        if (judged.isLate()) {
            return before.alarm().condition().isRaised()
                    ? Optional.empty()
                    : reachedAtOnce(score).map(severity -> raised(draft, severity, before.track(), Cause.LATE));
        }
        draft.live(judged.live(score), judged.outcome().model());
        Finding finding = finding(score, before.track().last());
        Track track = before.track().with(finding, memory(), judged.opensRun());
        return before.alarm().condition().isRaised()
                ? Optional.of(whileRaised(draft, track, before.alarm()))
                : whileNotRaised(draft, track, before.alarm());
    }

    private Optional<Change> whileNotRaised(AlarmDraft draft, Track track, Alarm before) {
        Optional<Severity> reached = reached(track, draft.toAlarm().live().score());
        if (reached.isPresent()) {
            return Optional.of(raised(draft, reached.get(), track, Cause.RAISED));
        }
        boolean wasNormal = before.condition() == Condition.NORMAL;
        if (track.last() != Finding.GOOD) {
            Cause cause = wasNormal ? Cause.PENDING : Cause.SCORED;
            return Optional.of(change(draft.condition(Condition.PENDING_ON), track, cause));
        }
        if (wasNormal) {
            return Optional.empty();
        }
        return track.goodInARow() >= thresholds.goodInARow()
                ? Optional.of(change(draft.condition(Condition.NORMAL), track.forgotten(), Cause.DROPPED))
                : Optional.of(change(draft, track, Cause.SCORED));
    }

    private Change whileRaised(AlarmDraft draft, Track track, Alarm before) {
        if (track.last() != Finding.GOOD) {
            return stillBad(draft, track, before);
        }
        if (track.goodInARow() < thresholds.goodInARow()) {
            Cause cause = before.condition() == Condition.ACTIVE ? Cause.RETURNING : Cause.SCORED;
            return change(draft.condition(Condition.PENDING_OFF), track, cause);
        }
        Acknowledgement left = before.acknowledgement() == Acknowledgement.ACKED
                ? Acknowledgement.NONE
                : Acknowledgement.RETURNED_UNACKED;
        return change(draft.condition(Condition.NORMAL).acknowledgement(left), track.forgotten(), Cause.RETURNED);
    }

    private Change stillBad(AlarmDraft draft, Track track, Alarm before) {
        draft.condition(Condition.ACTIVE);
        Fault fault = draft.toAlarm().fault();
        Optional<Severity> higher = reached(track, draft.toAlarm().live().score())
                .filter(severity -> severity.compareTo(before.severity()) > 0);
        if (higher.isPresent()) {
            draft.severity(higher.get(), thresholds.score(higher.get())).nextRevision();
            return change(draft, track.seenAs(fault), Cause.SEVERITY);
        }
        if (track.hasOutgrown(fault)) {
            return change(draft.nextRevision(), track.seenAs(fault), Cause.GREW);
        }
        return change(draft, track, before.condition() == Condition.ACTIVE ? Cause.SCORED : Cause.RELAPSED);
    }

    private Change raised(AlarmDraft draft, Severity severity, Track track, Cause cause) {
        Alarm before = draft.toAlarm();
        boolean pending =
                before.condition() == Condition.PENDING_ON && before.acknowledgement() == Acknowledgement.NONE;
        Onset onset = pending
                ? new Onset(before.onset().run(), before.onset().ls(), judged.now())
                : new Onset(judged.id().run(), judged.id().ls(), judged.now());
        draft.condition(Condition.ACTIVE)
                .severity(severity, thresholds.score(severity))
                .onset(onset)
                .nextRevision();
        return change(draft, track.seenAs(before.fault()), cause);
    }

    private static Change change(AlarmDraft draft, Track track, Cause cause) {
        return new Change(new TrackedAlarm(draft.toAlarm(), track), cause);
    }

    /** Between off and warn a lumisection says what the one before it said. */
    private Finding finding(double score, Finding previous) {
        if (score >= thresholds.alarm().score() && judged.outcome().anomalous()) {
            return Finding.ALARM;
        }
        if (score >= thresholds.warn().score()) {
            return Finding.WARN;
        }
        return score < thresholds.off() ? Finding.GOOD : previous;
    }

    private Optional<Severity> reached(Track track, double score) {
        if (track.last() == Finding.GOOD) {
            return Optional.empty();
        }
        Thresholds.Level alarm = thresholds.alarm();
        if (isGross(score) || track.has(alarm.n(), alarm.m(), Finding.ALARM)) {
            return Optional.of(Severity.ALARM);
        }
        Thresholds.Level warn = thresholds.warn();
        return track.has(warn.n(), warn.m(), Finding.WARN) ? Optional.of(Severity.WARN) : Optional.empty();
    }

    /** What a late lumisection reaches by itself. */
    private Optional<Severity> reachedAtOnce(double score) {
        Track alone = new Track(List.of(finding(score, Finding.GOOD)), 0, 0, Optional.empty());
        return reached(alone, score);
    }

    private boolean isGross(double score) {
        Outcome.Scored outcome = judged.outcome();
        return outcome.anomalous() && score >= thresholds.gross();
    }

    private int memory() {
        return Math.max(thresholds.warn().m(), thresholds.alarm().m());
    }
}
