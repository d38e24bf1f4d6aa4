package org.dqm.alarm.threshold;

import java.util.Optional;
import org.dqm.alarm.Gates;
import org.dqm.alarm.Stage;
import org.dqm.alarm.Thresholds;
import org.dqm.domain.ElementPattern;

/**
 * What an expert writes: which elements are checked how.
 *
 * @param priority beats what the pattern says: the rule of the highest priority applies
 * @param limits when a region is good, bad and an alarm
 * @param instruction what to do and whom to call; required for {@link Stage#AUDIBLE}
 */
public record Rule(
        ElementPattern pattern, int priority, Limits limits, Gates gates, Stage stage, Optional<String> instruction) {
    private static final int MAX_INSTRUCTION = 2_000;

    public Rule {
        instruction = instruction.map(String::strip).filter(text -> !text.isEmpty());
        if (stage == Stage.AUDIBLE && instruction.isEmpty()) {
            throw new IllegalArgumentException(
                    "instruction is required for stage AUDIBLE: what to do and whom to call");
        }
        if (instruction.filter(text -> text.length() > MAX_INSTRUCTION).isPresent()) {
            throw new IllegalArgumentException("instruction must have at most " + MAX_INSTRUCTION + " characters");
        }
    }

    /**
     * When regions are bad.
     *
     * @param goodInARow good lumisections in a row until normal, 1 to 1000
     */
    public record Limits(Limit off, Criterion warn, Criterion alarm, Limit gross, int goodInARow) {
        public Limits {
            if (goodInARow < 1 || goodInARow > 1000) {
                throw new IllegalArgumentException("goodInARow must be from 1 to 1000, got " + goodInARow);
            }
        }

        /** Scores as they stand. */
        public static Limits of(Thresholds thresholds) {
            return new Limits(
                    new Limit.Score(thresholds.off()),
                    criterion(thresholds.warn()),
                    criterion(thresholds.alarm()),
                    new Limit.Score(thresholds.gross()),
                    thresholds.goodInARow());
        }

        /**
         * All limits as scores.
         *
         * @param elements how many elements share the false alarms
         * @throws IllegalArgumentException if the scores do not rise from off to gross
         */
        public Thresholds thresholds(int elements) {
            return new Thresholds(
                    off.score(elements),
                    warn.level(elements),
                    alarm.level(elements),
                    gross.score(elements),
                    goodInARow);
        }

        private static Criterion criterion(Thresholds.Level level) {
            return new Criterion(new Limit.Score(level.score()), level.n(), level.m());
        }
    }
}
