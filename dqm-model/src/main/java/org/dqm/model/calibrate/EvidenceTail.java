package org.dqm.model.calibrate;

import java.util.Arrays;
import java.util.List;
import org.dqm.model.registry.NpyArray;

/**
 * Distribution of the evidence of good lumisections: its quantiles up to 95 %, an exponential tail above.
 *
 * <p>A fixed exponential tail holds with fewer lumisections than any free shape.
 */
public final class EvidenceTail {
    private static final int QUANTILES = 20;
    /** Part of the good lumisections that the tail is fitted to. */
    private static final double TAIL = 0.05;

    /**
     * What was seen may make the scale more cautious than the noise model, never bolder: where good lumisections show
     * next to no evidence, their tail says nothing about evidence that none of them came near.
     */
    private static final double MAX_SLOPE = 1;
    /** Lumisections from which on the tail may also say that the noise model is too cautious, and by how much. */
    private static final int MANY = 20_000;

    private static final double MAX_SLOPE_OF_MANY = 1.5;

    /** Numbers in the array. */
    static final int NUMBERS = QUANTILES + 1;

    /** Evidence is the score itself. */
    public static final EvidenceTail NOMINAL = new EvidenceTail(new double[QUANTILES], 0);

    private final double[] quantiles;
    /** Score per unit of evidence in the tail; 0 for {@link #NOMINAL}. */
    private final double slope;

    private EvidenceTail(double[] quantiles, double slope) {
        this.quantiles = quantiles;
        this.slope = slope;
    }

    static EvidenceTail fit(double[] evidence) {
        double[] sorted = evidence.clone();
        Arrays.sort(sorted);
        double[] quantiles = new double[QUANTILES];
        for (int q = 0; q < QUANTILES; q++) {
            quantiles[q] = sorted[(int) (q * TAIL * sorted.length)];
        }
        double start = quantiles[QUANTILES - 1];
        double mean = Arrays.stream(sorted)
                .filter(e -> e > start)
                .map(e -> e - start)
                .average()
                .orElse(1);
        double highest = evidence.length < MANY ? MAX_SLOPE : MAX_SLOPE_OF_MANY;
        return new EvidenceTail(quantiles, Math.min(highest, 1 / (Math.log(10) * Math.max(mean, 1e-3))));
    }

    /** −log₁₀ of the probability that a good lumisection shows at least this evidence, ≥ 0. */
    public double score(double evidence) {
        if (slope == 0) {
            return Math.max(0, evidence);
        }
        double start = quantiles[QUANTILES - 1];
        if (evidence >= start) {
            return slope * (evidence - start) - Math.log10(TAIL);
        }
        int q = 0;
        while (q < QUANTILES - 1 && quantiles[q + 1] <= evidence) {
            q++;
        }
        double width = quantiles[Math.min(q + 1, QUANTILES - 1)] - quantiles[q];
        double part = width > 0 ? Math.max(0, Math.min(1, (evidence - quantiles[q]) / width)) : 0;
        return -Math.log10(1 - TAIL * (q + part));
    }

    NpyArray toArray() {
        double[] values = Arrays.copyOf(quantiles, NUMBERS);
        values[QUANTILES] = slope;
        return NpyArray.ofDoubles(List.of(NUMBERS), values);
    }

    static EvidenceTail of(NpyArray array) {
        double[] values = array.toDoubles();
        return new EvidenceTail(Arrays.copyOf(values, QUANTILES), values[QUANTILES]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EvidenceTail tail && slope == tail.slope && Arrays.equals(quantiles, tail.quantiles);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(quantiles) + Double.hashCode(slope);
    }
}
