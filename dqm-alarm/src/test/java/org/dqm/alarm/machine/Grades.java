package org.dqm.alarm.machine;

import java.util.Optional;
import org.dqm.alarm.Check;
import org.dqm.alarm.Finding;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Thresholds;

/** What the limits of a check say of scores, for the {@link Reference}. */
record Grades(Check check) {
    private static final double ANOMALOUS = 6.1;

    /** Of a score by itself; between the two limits it is what the one before was. */
    Finding finding(double score, Finding before) {
        if (score >= limits().alarm().score() && score >= ANOMALOUS) {
            return Finding.ALARM;
        }
        if (isBad(score)) {
            return Finding.WARN;
        }
        return isGood(score) ? Finding.GOOD : before;
    }

    boolean isGood(double score) {
        return score < limits().off();
    }

    boolean isBad(double score) {
        return score >= limits().warn().score();
    }

    /** By a score and those before it, its own finding the last of the marks. */
    Optional<Severity> reached(double score, Marks marks) {
        if (marks.last() == Finding.GOOD) {
            return Optional.empty();
        }
        if (isGross(score) || marks.has(limits().alarm(), Finding.ALARM)) {
            return Optional.of(Severity.ALARM);
        }
        return marks.has(limits().warn(), Finding.WARN) ? Optional.of(Severity.WARN) : Optional.empty();
    }

    /** By a score alone, which has no place among the marks. */
    Optional<Severity> reachedAlone(double score) {
        Finding finding = finding(score, Finding.GOOD);
        if (isGross(score) || (finding == Finding.ALARM && limits().alarm().n() == 1)) {
            return Optional.of(Severity.ALARM);
        }
        return finding != Finding.GOOD && limits().warn().n() == 1 ? Optional.of(Severity.WARN) : Optional.empty();
    }

    int goodInARow() {
        return limits().goodInARow();
    }

    private boolean isGross(double score) {
        return score >= limits().gross() && score >= ANOMALOUS;
    }

    private Thresholds limits() {
        return check.thresholds();
    }
}
