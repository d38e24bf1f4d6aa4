package org.dqm.model.calibrate;

/** One-sided tail of the standard normal distribution, as −log₁₀ of its probability; finite however far out. */
public final class GaussianTail {
    private static final double LN10 = Math.log(10);

    private GaussianTail() {}

    /**
     * −log₁₀ P(Z ≥ z).
     *
     * @param z standard deviations
     * @return ≥ 0; relative error below 10⁻⁶ (Abramowitz and Stegun 26.2.17 below 5, continued fraction above)
     */
    public static double minusLog10(double z) {
        if (z < 0) {
            return -Math.log1p(-Math.pow(10, -minusLog10(-z))) / LN10;
        }
        if (z < 5) {
            double t = 1 / (1 + 0.2316419 * z);
            double series =
                    t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
            return (0.5 * z * z + 0.5 * Math.log(2 * Math.PI) - Math.log(series)) / LN10;
        }
        double fraction = z;
        for (int k = 20; k >= 1; k--) {
            fraction = z + k / fraction;
        }
        return (0.5 * z * z + 0.5 * Math.log(2 * Math.PI) + Math.log(fraction)) / LN10;
    }
}
