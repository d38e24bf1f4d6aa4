package org.dqm.api.http;

import java.time.Instant;
import java.util.Optional;
import org.dqm.alarm.journal.ScoredLumisection;
import org.dqm.alarm.journal.ScoredLumisection.Score;
import org.dqm.domain.NotScoredReason;

/** One lumisection of an element; members as in a line of scores (docs/contract.md). */
record LumisectionView(
        int ls,
        Instant at,
        Said verdict,
        Optional<NotScoredReason> reason,
        Optional<Double> score,
        Optional<Double> persistentScore,
        Optional<Double> threshold,
        Optional<String> model,
        Optional<String> engine) {
    /** What the model says of it. */
    enum Said {
        GOOD,
        ANOMALOUS,
        NOT_SCORED
    }

    static LumisectionView of(ScoredLumisection of) {
        return new LumisectionView(
                of.ls(),
                of.at(),
                of.score()
                        .map(score -> score.isAnomalous() ? Said.ANOMALOUS : Said.GOOD)
                        .orElse(Said.NOT_SCORED),
                of.notScored(),
                of.score().map(Score::score),
                of.score().flatMap(Score::persistentScore),
                of.score().map(Score::threshold),
                of.score().map(Score::model),
                of.score().flatMap(Score::engine));
    }
}
