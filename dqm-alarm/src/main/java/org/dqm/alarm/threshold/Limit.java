package org.dqm.alarm.threshold;

/** A limit as an expert gives it: a score, or how often good lumisections may pass it. */
public sealed interface Limit {
    /** Lumisections of 23 s in a week, rounded down. */
    double LUMISECTIONS_PER_WEEK = 26_000;

    /**
     * The score that stands for it.
     *
     * @param elements how many elements share the false alarms; 0 counts as one
     */
    double score(int elements);

    /** A limit on the score itself, −log₁₀ of a probability. */
    record Score(double value) implements Limit {
        public Score {
            if (!(value > 0 && value <= 1000)) {
                throw new IllegalArgumentException("score must be above 0 and at most 1000, got " + value);
            }
        }

        @Override
        public double score(int elements) {
            return value;
        }
    }

    /**
     * A limit on false alarms of all the elements together in a week of running.
     *
     * <p>A score is −log₁₀ of the probability per lumisection and element, so the limit is log₁₀(lumisections per week
     * × elements / rate). N of M makes false alarms rarer than asked for; it is not counted in.
     */
    record FalseAlarmsPerWeek(double rate) implements Limit {
        public FalseAlarmsPerWeek {
            if (!(rate > 0 && rate <= 10_000)) {
                throw new IllegalArgumentException("falseAlarmsPerWeek must be above 0 and at most 10000, got " + rate);
            }
        }

        @Override
        public double score(int elements) {
            return Math.log10(LUMISECTIONS_PER_WEEK * Math.max(1, elements) / rate);
        }
    }
}
