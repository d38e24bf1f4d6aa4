package org.dqm.model.evaluate;

import org.dqm.domain.Outcome;

/** What a method of ours said of a lumisection; one that is not scored has zeros and is never anomalous. */
record Said(boolean isScored, double score, double persistentScore, double error, boolean isAnomalous) {
    private static final Said NOTHING = new Said(false, 0, 0, 0, false);

    static Said of(Outcome outcome) {
        return outcome instanceof Outcome.Scored scored
                ? new Said(
                        true,
                        scored.score(),
                        scored.persistentScore(),
                        scored.reconstructionError(),
                        scored.anomalous())
                : NOTHING;
    }

    double map() {
        return Math.max(score, persistentScore);
    }

    double anomalous() {
        return isAnomalous ? 1 : 0;
    }
}
