package org.dqm.alarm.machine;

import java.time.Duration;
import java.util.Optional;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Check;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Finding;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Stage;
import org.dqm.domain.ElementKey;
import org.dqm.domain.RecordId;

/**
 * One fault in one element as docs/alarms.md tells it, with all of its history at hand instead of a running state.
 *
 * <p>Written to be read, not to be fast or to be kept in a database; it shares no code with the policy.
 */
final class Reference implements Machine {
    private static final int INTERMITTENT = 3;
    private static final int SILENT = 3;

    private final Numbering numbers = new Numbering(new ElementKey("", "reference"));
    private final Marks marks = new Marks();
    private final Holds holds = new Holds();
    private Grades grades = new Grades(Expert.USUAL);
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
                holds.shelves(),
                holds.isMasked(),
                holds.isGated(),
                holds.isOutOfService(),
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
        if (isFollowed && isRaised()) {
            holds.gate();
        }
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
            holds.shelve(time, once, severity);
        }
        return isGranted;
    }

    @Override
    public boolean unshelve() {
        boolean isGranted = isFollowed && holds.shelves() > 0;
        if (isGranted) {
            holds.unshelve();
            resumeIfFree();
        }
        return isGranted;
    }

    @Override
    public boolean mask() {
        if (isOpen()) {
            holds.mask();
        }
        return isOpen();
    }

    @Override
    public boolean unmask() {
        boolean isGranted = isFollowed && holds.unmask();
        if (isGranted) {
            resumeIfFree();
        }
        return isGranted;
    }

    @Override
    public void outOfService() {
        holds.outOfService(isOpen());
    }

    @Override
    public void inService() {
        if (holds.inService()) {
            resumeIfFree();
        }
    }

    @Override
    public void clock(Duration step) {
        if (holds.clock(step)) {
            resumeIfFree();
        }
    }

    @Override
    public void edit(Check next) {
        grades = new Grades(next);
    }

    /** What is normal, seen and long over is no longer followed. */
    private void forget() {
        isFollowed &= condition != Condition.NORMAL || raised > 0 || isLatched();
    }

    private void seesInOrder(RecordId id, double score, int width) {
        silent = 0;
        Finding finding = grades.finding(score, marks.last());
        boolean isBad = grades.isBad(score);
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
        boolean isBeyondMask = finding != Finding.GOOD && holds.unmask();
        boolean isHeardAgain = finding != Finding.GOOD && holds.ungate();
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
        stage = grades.check().annunciation().stage();
        firstLs = id.ls();
        firstBad = id.ls();
        marks.beginAtTheLast();
        holds.begin();
    }

    private void mayRaise(Finding finding, double score) {
        Optional<Severity> reached = grades.reached(score, marks);
        if (reached.isPresent()) {
            raise(reached.get());
        } else if (finding != Finding.GOOD) {
            condition = Condition.PENDING_ON;
        } else if (condition == Condition.PENDING_ON) {
            if (marks.goodInARow() >= grades.goodInARow()) {
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
            boolean isWorse = grades.reached(score, marks)
                    .filter(s -> s.compareTo(severity) > 0)
                    .isPresent();
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
        } else if (marks.goodInARow() >= grades.goodInARow()) {
            returned();
        } else {
            condition = Condition.PENDING_OFF;
        }
    }

    private void seesLate(RecordId id, double score, int width) {
        Optional<Severity> reached = grades.reachedAlone(score);
        if (reached.isEmpty() || (isFollowed && isRaised())) {
            return;
        }
        if (!isFollowed) {
            begin(id);
            marks.beginAfterTheLast();
        }
        boolean unused = holds.unmask();
        bins = width * width;
        firstBad = id.ls();
        raise(reached.get());
    }

    private void raise(Severity reached) {
        condition = Condition.ACTIVE;
        severity = reached;
        stage = grades.check().annunciation().stage();
        firstLs = firstBad;
        marks.raise();
        raised++;
        holds.raise();
        news();
    }

    private void louderNews() {
        Stage now = grades.check().annunciation().stage();
        stage = now.compareTo(stage) > 0 ? now : stage;
        news();
    }

    private void news() {
        revision++;
        knownBins = bins;
        acknowledgement = Acknowledgement.UNACKED;
        isSeen = false;
        holds.news(severity);
        call();
    }

    private void call() {
        if (stage == Stage.AUDIBLE && holds.areNone()) {
            calls++;
        }
    }

    private void returned() {
        condition = Condition.NORMAL;
        acknowledgement =
                acknowledgement == Acknowledgement.ACKED ? Acknowledgement.NONE : Acknowledgement.RETURNED_UNACKED;
        marks.beginAfterTheLast();
        holds.returned();
    }

    private void resumeIfFree() {
        if (holds.areNone() && isFollowed && isRaised()) {
            revision++;
            knownBins = bins;
            acknowledgement = Acknowledgement.UNACKED;
            isSeen = false;
            call();
        }
    }

    private boolean isRaised() {
        return condition == Condition.ACTIVE || condition == Condition.PENDING_OFF || condition == Condition.UNKNOWN;
    }

    private boolean isOpen() {
        return isFollowed && (isRaised() || isLatched());
    }

    private boolean isLatched() {
        return acknowledgement == Acknowledgement.RETURNED_UNACKED;
    }
}
