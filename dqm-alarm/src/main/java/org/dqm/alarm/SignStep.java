package org.dqm.alarm;

import java.util.List;
import java.util.Optional;
import org.dqm.domain.Outcome;

/** One lumisection's step of one sign through the states of {@link Condition}. */
final class SignStep {
    private static final int SILENT = 3;

    private final Thresholds thresholds;
    private final Judged judged;

    SignStep(Thresholds thresholds, Judged judged) {
        this.thresholds = thresholds;
        this.judged = judged;
    }

    /** The next state after a lumisection without a score; empty if nothing about it changes. */
    static Optional<Sign> silent(Sign before, int lumisections) {
        boolean isRaised = before.condition() == Condition.ACTIVE || before.condition() == Condition.PENDING_OFF;
        return isRaised && lumisections >= SILENT ? Optional.of(before.in(Condition.UNKNOWN)) : Optional.empty();
    }

    /** Whether a region that belongs to no known fault begins one. */
    boolean starts(Sighting sighting) {
        double score = sighting.score();
        return judged.isLate()
                ? reachedAtOnce(score).isPresent()
                : score >= thresholds.warn().score();
    }

    /** A sign before its first lumisection is judged. */
    Sign blank(ElementRef element, Sighting sighting) {
        return new Sign(
                element,
                sighting.fault(),
                Condition.NORMAL,
                Severity.WARN,
                false,
                thresholds.score(Severity.WARN),
                judged.lumisection(),
                judged.outcome().model(),
                judged.live(sighting.score()),
                Track.NEW);
    }

    /** The sign's next state; empty if nothing about it changes. */
    Optional<Sign> next(Sign before, Optional<Sighting> sighting) {
        double score = sighting.map(Sighting::score).orElse(0.0);
        Sign seen = score >= thresholds.warn().score()
                ? sighting.map(Sighting::fault).map(before::of).orElse(before)
                : before;
        if (judged.isLate()) {
            return before.condition().isRaised() ? Optional.empty() : raisedAtOnce(seen, score);
        }
        Finding finding = finding(score, before.track().last());
        Track track = before.track().with(finding, memory(), judged.opensRun(), judged.place());
        Sign scored = seen.scored(judged.live(score), judged.outcome().model(), track);
        if (finding != Finding.GOOD && before.condition() == Condition.NORMAL) {
            scored = scored.startingAt(judged.lumisection());
        }
        return before.condition().isRaised() ? Optional.of(whileRaised(scored)) : whileNotRaised(scored);
    }

    private Optional<Sign> whileNotRaised(Sign sign) {
        Optional<Severity> reached = reached(sign.track(), sign.live().score());
        if (reached.isPresent()) {
            return Optional.of(raised(sign, reached.get(), sign.live().score()));
        }
        if (sign.track().last() != Finding.GOOD) {
            return Optional.of(sign.in(Condition.PENDING_ON));
        }
        if (sign.condition() == Condition.PENDING_ON) {
            boolean isOver = sign.track().goodInARow() >= thresholds.goodInARow();
            return Optional.of(isOver ? returned(sign) : sign);
        }
        boolean isForgotten = sign.track().isRemembered() && sign.track().isQuiet(judged.place());
        return isForgotten ? Optional.of(sign.over()) : Optional.empty();
    }

    private Sign whileRaised(Sign sign) {
        if (sign.track().last() != Finding.GOOD) {
            Sign seen = sign.in(Condition.ACTIVE);
            Sign active = isGross(sign.live().score()) ? seen.gross() : seen;
            Optional<Severity> worse = reached(sign.track(), sign.live().score())
                    .filter(severity -> severity.compareTo(sign.severity()) > 0);
            if (isAwaited(sign.live().score())) {
                return worse.isPresent() ? active.heldBack(true) : active;
            }
            return worse(active.heldBack(false), worse, thresholds);
        }
        if (sign.track().isIntermittent()) {
            return sign.track().isQuiet(judged.place()) ? sign.over() : sign.in(Condition.ACTIVE);
        }
        boolean isOver = sign.track().goodInARow() >= thresholds.goodInARow();
        return isOver ? returned(sign) : sign.in(Condition.PENDING_OFF);
    }

    private Sign raised(Sign sign, Severity reached, double score) {
        boolean isAwaited = isAwaited(score);
        Severity most = isAwaited ? Severity.WARN : reached;
        Sign active = sign.raised(most, thresholds.score(most), judged.place()).heldBack(isAwaited);
        return isGross(score) ? active.gross() : active;
    }

    /** Without its conditions a lumisection is a warning that nobody hears, unless it is gross. */
    private boolean isAwaited(double score) {
        return judged.isAwaited() && !isGross(score);
    }

    /** A sign that was held back, once it need not be any more. */
    static Sign released(Sign sign, Thresholds thresholds) {
        Optional<Severity> worse =
                reached(thresholds, sign.track()).filter(severity -> severity.compareTo(sign.severity()) > 0);
        return worse(sign.heldBack(false), worse, thresholds);
    }

    private static Sign worse(Sign sign, Optional<Severity> severity, Thresholds thresholds) {
        return severity.map(higher -> sign.with(higher, thresholds.score(higher)))
                .orElse(sign);
    }

    private static Sign returned(Sign sign) {
        return sign.scored(sign.live(), sign.model(), sign.track().returned()).in(Condition.NORMAL);
    }

    private Optional<Sign> raisedAtOnce(Sign sign, double score) {
        return reachedAtOnce(score).map(severity -> raised(sign.startingAt(judged.lumisection()), severity, score));
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
        return track.last() != Finding.GOOD && isGross(score)
                ? Optional.of(Severity.ALARM)
                : reached(thresholds, track);
    }

    /** By N of M. */
    private static Optional<Severity> reached(Thresholds thresholds, Track track) {
        if (track.last() == Finding.GOOD) {
            return Optional.empty();
        }
        Thresholds.Level alarm = thresholds.alarm();
        if (track.has(alarm.n(), alarm.m(), Finding.ALARM)) {
            return Optional.of(Severity.ALARM);
        }
        Thresholds.Level warn = thresholds.warn();
        return track.has(warn.n(), warn.m(), Finding.WARN) ? Optional.of(Severity.WARN) : Optional.empty();
    }

    /** What a late lumisection reaches by itself. */
    private Optional<Severity> reachedAtOnce(double score) {
        Track alone = new Track(List.of(finding(score, Finding.GOOD)), 0, 0, 0);
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
