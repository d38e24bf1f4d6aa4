package org.dqm.alarm.machine;

import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Annunciation;
import org.dqm.alarm.Check;
import org.dqm.alarm.Gates;
import org.dqm.alarm.Stage;
import org.dqm.alarm.Thresholds;

/** What the element may be held against. All remember five lumisections. */
final class Expert {
    private static final String INSTRUCTION = "call the expert on call";

    /** 3 warnings of 5, one alarm. */
    static final Check USUAL = check(Thresholds.DEFAULT, Stage.AUDIBLE);

    static final List<Check> ALL = List.of(
            USUAL,
            // Slow on both sides, and silent.
            check(new Thresholds(3, level(4, 4, 5), level(6.1, 2, 5), 12, 5), Stage.VISUAL),
            // A score of 4.5 is an alarm that one good lumisection ends.
            check(new Thresholds(2, level(3, 1, 5), level(4.2, 1, 1), 14, 1), Stage.AUDIBLE),
            // For nobody's eyes yet.
            check(new Thresholds(4, level(6, 2, 5), level(6.9, 1, 1), 9, 3), Stage.SHADOW));

    private Expert() {}

    private static Check check(Thresholds thresholds, Stage stage) {
        return new Check(thresholds, Gates.OPEN, new Annunciation(stage, Optional.of(INSTRUCTION), Optional.empty()));
    }

    private static Thresholds.Level level(double score, int n, int m) {
        return new Thresholds.Level(score, n, m);
    }
}
