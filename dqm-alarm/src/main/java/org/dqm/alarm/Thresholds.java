package org.dqm.alarm;

/**
 * When a region of an element is an alarm. Scores are −log₁₀ of a probability; counts are scored lumisections.
 *
 * @param off below this a lumisection is good; from here to {@code warn} it keeps the previous verdict
 * @param warn score and N of M of a warning
 * @param alarm score and N of M of an alarm
 * @param gross score that is active at once, whatever N of M says
 * @param goodInARow good lumisections in a row until normal, ≥ 1
 */
public record Thresholds(double off, Level warn, Level alarm, double gross, int goodInARow) {
    /** Used for every element that nobody configured. */
    public static final Thresholds DEFAULT = new Thresholds(3, new Level(4, 3, 5), new Level(6.1, 1, 1), 12, 3);

    public Thresholds {
        if (!(0 < off && off <= warn.score() && warn.score() <= alarm.score() && alarm.score() <= gross)) {
            throw new IllegalArgumentException("thresholds must rise from off to gross, got off " + off + ", warn "
                    + warn.score() + ", alarm " + alarm.score() + ", gross " + gross);
        }
        if (goodInARow < 1) {
            throw new IllegalArgumentException("goodInARow must be at least 1, got " + goodInARow);
        }
    }

    /** The score that {@code severity} asks for. */
    public double score(Severity severity) {
        return level(severity).score();
    }

    Level level(Severity severity) {
        return switch (severity) {
            case WARN -> warn;
            case ALARM -> alarm;
        };
    }

    /**
     * A score that must be reached N times of the last M scored lumisections.
     *
     * @param n 1 is immediate
     * @param m ≥ {@code n}
     */
    public record Level(double score, int n, int m) {
        public Level {
            if (n < 1 || m < n) {
                throw new IllegalArgumentException("need 1 <= n <= m, got " + n + " of " + m);
            }
        }
    }
}
