package org.dqm.model.evaluate;

/**
 * Turns evidence into a score with an exponential tail, as our calibration does: −log₁₀ of the probability of a good
 * lumisection above its 95 % quantile; below, in proportion from 0.
 */
record ScoreTail(double start, double mean) {
    private static final double TAIL = 0.05;

    /** @param good evidence of good lumisections, ≥ 0, at least 100 */
    static ScoreTail fit(Series good) {
        double[] sorted = good.sorted();
        if (sorted.length < 100) {
            throw new IllegalArgumentException("a tail needs at least 100 good lumisections, got " + sorted.length);
        }
        double start = sorted[(int) ((1 - TAIL) * sorted.length)];
        double mean = good.stream()
                .filter(e -> e > start)
                .map(e -> e - start)
                .average()
                .orElse(1);
        return new ScoreTail(start, mean);
    }

    double score(double evidence) {
        double atStart = -Math.log10(TAIL);
        return evidence >= start
                ? atStart + (evidence - start) / (mean * Math.log(10))
                : atStart * Math.max(0, evidence) / start;
    }
}
