package org.dqm.alarm.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Check;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Finding;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Stage;
import org.dqm.alarm.Thresholds;
import org.dqm.domain.ElementKey;
import org.dqm.domain.RecordId;

/**
 * One fault in one element as docs/alarms.md tells it, with all of its history at hand instead of a running state.
 *
 * <p>Written to be read, not to be fast or to be kept in a database; it shares no code with the policy.
 */
final class Reference implements Machine {
    private static final double ANOMALOUS = 6.1;
    private static final int INTERMITTENT = 3;
    private static final int SILENT = 3;

    /** @param severity at which it was set */
    private record Shelf(Optional<Instant> until, boolean once, Severity severity) {}

    private final Numbering numbers = new Numbering(new ElementKey("", "reference"));
    private final Marks marks = new Marks();
    private final List<Shelf> shelves = new ArrayList<>();
    private boolean isMasked;
    /** Whether the element is out of service, and whether the alarm is suppressed by that. */
    private boolean isOut;

    private boolean isSuppressedByOut;
    private Instant now = Instant.EPOCH;
    private Check check = Expert.USUAL;
    private long calls;
    private long ids;

    private boolean isFollowed;
    private Condition condition = Condition.NORMAL;
    private Severity severity = Severity.WARN;
    private Acknowledgement acknowledgement = Acknowledgement.NONE;
    /** Whether a person has acknowledged the present revision. */
    private boolean isSeen;

    private Stage stage = Stage.VISUAL;
    private int revision;
    private int firstLs;
    private int firstBad;
    private int bins;
    private int knownBins;
    /** Times raised with never so many good ones between that it was forgotten. */
    private int raised;

    private int silent;
    /** It waits for a lumisection that counts. */
    private boolean isGated;

    @Override
    public Picture picture() {
        Picture.One one = new Picture.One(
                ids,
                revision,
                condition,
                severity,
                acknowledgement,
                firstLs,
                stage,
                shelves.size(),
                isMasked,
                isGated,
                isSuppressedByOut,
                raised >= INTERMITTENT);
        return new Picture(isFollowed ? Optional.of(one) : Optional.empty(), calls);
    }

    @Override
    public void sees(When when, double score, int width) {
        RecordId id = numbers.next(when);
        if (when == When.LATE || when == When.OF_THE_RUN_LEFT) {
            seesLate(id, score, width);
        } else {
            seesInOrder(id, score, width);
        }
        forget();
    }

    @Override
    public void seesNothing() {
        RecordId unused = numbers.next(When.NEXT);
        silent++;
        boolean isSeen = condition == Condition.ACTIVE || condition == Condition.PENDING_OFF;
        if (isFollowed && isSeen && silent >= SILENT) {
            condition = Condition.UNKNOWN;
        }
    }

    @Override
    public void seesClosed() {
        RecordId unused = numbers.next(When.NEXT);
        isGated |= isFollowed && isRaised();
    }

    @Override
    public boolean acknowledge(int revisionsAgo) {
        if (!isFollowed || revisionsAgo > 0 || (acknowledgement == Acknowledgement.NONE && !isSeen)) {
            return false;
        }
        if (!isSeen) {
            knownBins = bins;
            isSeen = true;
            acknowledgement = isLatched() ? Acknowledgement.NONE : Acknowledgement.ACKED;
            forget();
        }
        return true;
    }

    @Override
    public boolean takeBack() {
        if (!isFollowed || acknowledgement != Acknowledgement.ACKED) {
            return false;
        }
        acknowledgement = Acknowledgement.UNACKED;
        isSeen = false;
        knownBins = bins;
        return true;
    }

    @Override
    public boolean shelve(Optional<Duration> time, boolean once) {
        boolean isGranted = isFollowed && isRaised();
        if (isGranted) {
            shelves.add(new Shelf(time.map(now::plus), once, severity));
        }
        return isGranted;
    }

    @Override
    public boolean unshelve() {
        boolean isGranted = isFollowed && !shelves.isEmpty();
        if (isGranted) {
            shelves.remove(0);
            resumeIfFree();
        }
        return isGranted;
    }

    @Override
    public boolean mask() {
        boolean isGranted = isFollowed && (isRaised() || isLatched());
        isMasked |= isGranted;
        return isGranted;
    }

    @Override
    public boolean unmask() {
        boolean isGranted = isFollowed && isMasked;
        if (isGranted) {
            isMasked = false;
            resumeIfFree();
        }
        return isGranted;
    }

    @Override
    public void outOfService() {
        isOut = true;
        isSuppressedByOut |= isFollowed && (isRaised() || isLatched());
    }

    @Override
    public void inService() {
        isOut = false;
        if (isSuppressedByOut) {
            isSuppressedByOut = false;
            resumeIfFree();
        }
    }

    @Override
    public void clock(Duration step) {
        now = now.plus(step);
        if (shelves.removeIf(
                shelf -> shelf.until.filter(end -> !end.isAfter(now)).isPresent())) {
            resumeIfFree();
        }
    }

    @Override
    public void edit(Check next) {
        check = next;
    }

    /** What is normal, seen and long over is no longer followed. */
    private void forget() {
        isFollowed &= condition != Condition.NORMAL || raised > 0 || isLatched();
    }

    private void seesInOrder(RecordId id, double score, int width) {
        silent = 0;
        Finding finding = finding(score, marks.last());
        boolean isBad = score >= thresholds().warn().score();
        marks.add(id.run(), finding);
        if (!isFollowed && !isBad) {
            marks.beginAfterTheLast();
            return;
        }
        if (!isFollowed) {
            begin(id);
        }
        if (isBad) {
            bins = width * width;
        }
        if (finding != Finding.GOOD && condition == Condition.NORMAL) {
            firstBad = id.ls();
        }
        boolean isBeyondMask = isMasked && finding != Finding.GOOD;
        isMasked &= !isBeyondMask;
        boolean isHeardAgain = isGated && finding != Finding.GOOD;
        isGated &= !isHeardAgain;
        int before = revision;
        if (isRaised()) {
            goOn(finding, score);
        } else {
            mayRaise(finding, score);
        }
        if (isBeyondMask && isRaised() && revision == before) {
            louderNews();
        }
        if (isHeardAgain && revision == before) {
            resumeIfFree();
        }
    }

    private void begin(RecordId id) {
        isFollowed = true;
        ids++;
        revision = 0;
        severity = Severity.WARN;
        condition = Condition.NORMAL;
        acknowledgement = Acknowledgement.NONE;
        isSeen = false;
        stage = check.annunciation().stage();
        firstLs = id.ls();
        firstBad = id.ls();
        marks.beginAtTheLast();
        shelves.clear();
        isMasked = false;
        isGated = false;
        isSuppressedByOut = false;
    }

    private void mayRaise(Finding finding, double score) {
        Optional<Severity> reached = reached(score);
        if (reached.isPresent()) {
            raise(reached.get());
        } else if (finding != Finding.GOOD) {
            condition = Condition.PENDING_ON;
        } else if (condition == Condition.PENDING_ON) {
            if (marks.goodInARow() >= thresholds().goodInARow()) {
                condition = Condition.NORMAL;
                marks.beginAfterTheLast();
            }
        } else if (marks.areQuiet()) {
            raised = 0;
            marks.beginAfterTheLast();
        }
    }

    private void goOn(Finding finding, double score) {
        if (finding != Finding.GOOD) {
            condition = Condition.ACTIVE;
            boolean isWorse =
                    reached(score).filter(s -> s.compareTo(severity) > 0).isPresent();
            if (isWorse) {
                severity = Severity.ALARM;
            }
            if (isWorse || bins > 1.5 * knownBins) {
                louderNews();
            }
        } else if (raised >= INTERMITTENT) {
            condition = Condition.ACTIVE;
            if (marks.areQuiet()) {
                raised = 0;
                returned();
            }
        } else if (marks.goodInARow() >= thresholds().goodInARow()) {
            returned();
        } else {
            condition = Condition.PENDING_OFF;
        }
    }

    private void seesLate(RecordId id, double score, int width) {
        Finding alone = finding(score, Finding.GOOD);
        Optional<Severity> reached = isGross(score)
                ? Optional.of(Severity.ALARM)
                : alone == Finding.ALARM && thresholds().alarm().n() == 1
                        ? Optional.of(Severity.ALARM)
                        : alone != Finding.GOOD && thresholds().warn().n() == 1
                                ? Optional.of(Severity.WARN)
                                : Optional.empty();
        if (reached.isEmpty() || (isFollowed && isRaised())) {
            return;
        }
        if (!isFollowed) {
            begin(id);
            marks.beginAfterTheLast();
        }
        isMasked = false;
        bins = width * width;
        firstBad = id.ls();
        raise(reached.get());
    }

    private void raise(Severity reached) {
        condition = Condition.ACTIVE;
        severity = reached;
        stage = check.annunciation().stage();
        firstLs = firstBad;
        marks.raise();
        raised++;
        isSuppressedByOut |= isOut;
        news();
    }

    private void louderNews() {
        Stage now = check.annunciation().stage();
        stage = now.compareTo(stage) > 0 ? now : stage;
        news();
    }

    private void news() {
        revision++;
        knownBins = bins;
        acknowledgement = Acknowledgement.UNACKED;
        isSeen = false;
        shelves.removeIf(shelf -> severity.compareTo(shelf.severity) > 0);
        call();
    }

    private void call() {
        if (stage == Stage.AUDIBLE && isFree()) {
            calls++;
        }
    }

    private void returned() {
        condition = Condition.NORMAL;
        acknowledgement =
                acknowledgement == Acknowledgement.ACKED ? Acknowledgement.NONE : Acknowledgement.RETURNED_UNACKED;
        marks.beginAfterTheLast();
        shelves.removeIf(Shelf::once);
        isGated = false;
    }

    private void resumeIfFree() {
        if (isFree() && isFollowed && isRaised()) {
            revision++;
            knownBins = bins;
            acknowledgement = Acknowledgement.UNACKED;
            isSeen = false;
            call();
        }
    }

    private boolean isFree() {
        return shelves.isEmpty() && !isMasked && !isGated && !isSuppressedByOut;
    }

    private Finding finding(double score, Finding before) {
        boolean isAnomalous = score >= ANOMALOUS;
        if (score >= thresholds().alarm().score() && isAnomalous) {
            return Finding.ALARM;
        }
        if (score >= thresholds().warn().score()) {
            return Finding.WARN;
        }
        return score < thresholds().off() ? Finding.GOOD : before;
    }

    private Optional<Severity> reached(double score) {
        if (marks.last() == Finding.GOOD) {
            return Optional.empty();
        }
        if (isGross(score) || marks.has(thresholds().alarm(), Finding.ALARM)) {
            return Optional.of(Severity.ALARM);
        }
        return marks.has(thresholds().warn(), Finding.WARN) ? Optional.of(Severity.WARN) : Optional.empty();
    }

    private boolean isGross(double score) {
        return score >= thresholds().gross() && score >= ANOMALOUS;
    }

    private boolean isRaised() {
        return condition == Condition.ACTIVE || condition == Condition.PENDING_OFF || condition == Condition.UNKNOWN;
    }

    private boolean isLatched() {
        return acknowledgement == Acknowledgement.RETURNED_UNACKED;
    }

    private Thresholds thresholds() {
        return check.thresholds();
    }
}
