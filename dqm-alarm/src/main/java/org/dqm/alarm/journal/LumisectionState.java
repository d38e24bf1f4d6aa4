package org.dqm.alarm.journal;

import org.dqm.alarm.Severity;
import org.dqm.alarm.Thresholds;

/** A lumisection of an element at a glance, as the thresholds that are in force now judge it alone. */
public enum LumisectionState {
    /** Below the warning threshold. */
    GOOD,
    /** From the warning threshold. */
    WARN,
    /** Anomalous, and from the alarm threshold. */
    ALARM,
    /** It came and has no score. */
    NOT_SCORED;

    static LumisectionState of(ScoredLumisection lumisection, Thresholds thresholds) {
        return lumisection.score().map(score -> of(score, thresholds)).orElse(NOT_SCORED);
    }

    private static LumisectionState of(ScoredLumisection.Score score, Thresholds thresholds) {
        if (score.isAnomalous() && score.level() >= thresholds.score(Severity.ALARM)) {
            return ALARM;
        }
        return score.level() >= thresholds.score(Severity.WARN) ? WARN : GOOD;
    }
}
