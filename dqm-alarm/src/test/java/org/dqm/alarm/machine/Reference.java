package org.dqm.alarm.machine;

import java.time.Duration;
import java.util.Optional;
import org.dqm.alarm.Check;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Finding;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Stage;
import org.dqm.domain.RecordId;

/**
 * One fault in one element as docs/alarms.md tells it, with all of its history at hand instead of a running state.
 *
 * <p>Written to be read, not to be fast or to be kept in a database; it shares no code with the policy. Longer than other
 * files, so that all that happens to an alarm can be read in one place.
 */
final class Reference implements Machine {
    private static final int INTERMITTENT = 3;
    private static final int SILENT = 3;

    private final Arrivals arrivals = new Arrivals(this::take);
    private final Marks marks = new Marks();
    private final Holds holds = new Holds();
    private Grades grades = new Grades(Expert.USUAL);
    private final News news = new News();
    private long ids;

    private boolean isFollowed;
    private Condition condition = Condition.NORMAL;
    private Severity severity = Severity.WARN;
    private int firstLs;
    private int firstBad;
    private int bins;
    /** Times raised with never so many good ones between that it was forgotten. */
    private int raised;

    private int silent;

    @Override
    public Picture picture() {
        Picture.One one = new Picture.One(
                ids,
                news.revision(),
                condition,
                severity,
                news.acknowledgement(),
                firstLs,
                news.stage(),
                holds.shelves(),
                holds.isMasked(),
                holds.isGated(),
                holds.isOutOfService(),
                raised >= INTERMITTENT);
        return new Picture(isFollowed ? Optional.of(one) : Optional.empty(), news.calls());
    }

    @Override
    public void sees(When when, double score, int width) {
        arrivals.scored(
                when,
                score,
                width,
                () -> grades.isGood(score) || (!grades.isBad(score) && marks.last() == Finding.GOOD));
    }

    private void take(Arrivals.Seen seen) {
        if (seen.isLate()) {
            seesLate(seen.id(), seen.score(), seen.width());
        } else {
            seesInOrder(seen.id(), seen.score(), seen.width());
        }
        forget();
    }

    @Override
    public void seesNothing() {
        arrivals.other();
        silent++;
        boolean isSeen = condition == Condition.ACTIVE || condition == Condition.PENDING_OFF;
        if (isFollowed && isSeen && silent >= SILENT) {
            condition = Condition.UNKNOWN;
        }
    }

    @Override
    public void seesClosed() {
        arrivals.other();
        if (isFollowed && isRaised()) {
            holds.gate();
        }
    }

    @Override
    public boolean acknowledge(int revisionsAgo) {
        boolean isGranted = isFollowed && revisionsAgo == 0 && news.acknowledge(bins);
        forget();
        return isGranted;
    }

    @Override
    public boolean takeBack() {
        return isFollowed && news.takeBack(bins);
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
        isFollowed &= condition != Condition.NORMAL || raised > 0 || news.isLatched();
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
        int before = news.revision();
        if (isRaised()) {
            goOn(finding, score);
        } else {
            mayRaise(finding, score);
        }
        if (isBeyondMask && isRaised() && news.revision() == before) {
            louderNews();
        }
        if (isHeardAgain && news.revision() == before) {
            resumeIfFree();
        }
    }

    private void begin(RecordId id) {
        isFollowed = true;
        ids++;
        severity = Severity.WARN;
        condition = Condition.NORMAL;
        news.begin(stage());
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
            if (isWorse || news.hasGrown(bins)) {
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
        news.stage(stage());
        firstLs = firstBad;
        marks.raise();
        raised++;
        holds.raise();
        tell();
    }

    private void louderNews() {
        news.atLeast(stage());
        tell();
    }

    private void tell() {
        holds.news(severity);
        news.tell(bins, holds.areNone());
    }

    private Stage stage() {
        return grades.check().annunciation().stage();
    }

    private void returned() {
        condition = Condition.NORMAL;
        news.returned();
        marks.beginAfterTheLast();
        holds.returned();
    }

    private void resumeIfFree() {
        if (holds.areNone() && isFollowed && isRaised()) {
            news.tell(bins, true);
        }
    }

    private boolean isRaised() {
        return condition == Condition.ACTIVE || condition == Condition.PENDING_OFF || condition == Condition.UNKNOWN;
    }

    private boolean isOpen() {
        return isFollowed && (isRaised() || news.isLatched());
    }
}
