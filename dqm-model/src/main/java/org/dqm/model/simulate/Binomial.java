package org.dqm.model.simulate;

/** Binomial counts from normal deviates, so that correlated deviates give correlated counts. */
final class Binomial {
    private static final double EXACT_BELOW = 30;

    private Binomial() {}

    /**
     * The count whose cumulative probability is that of a normal deviate.
     *
     * <p>Exact below a mean of 30 (or of 30 from the top), from there by the Cornish–Fisher expansion, at most one
     * count off.
     *
     * @param n trials, ≥ 0
     * @param p probability in [0, 1]
     * @param deviate standard normal deviate
     */
    static int quantile(int n, double p, double deviate) {
        if (p > 0.5) {
            return n - quantile(n, 1 - p, -deviate);
        }
        if (p <= 0 || n == 0) {
            return 0;
        }
        return n * p < EXACT_BELOW ? walk(n, p, deviate) : expansion(n, p, deviate);
    }

    private static int walk(int n, double p, double deviate) {
        double wanted = normalCdf(deviate);
        double probability = StrictMath.exp(n * StrictMath.log1p(-p));
        double cumulative = probability;
        int k = 0;
        while (cumulative < wanted && k < n) {
            probability *= p / (1 - p) * (n - k) / (k + 1);
            cumulative += probability;
            k++;
            if (probability < 1e-18 && k > n * p) {
                break;
            }
        }
        return k;
    }

    private static int expansion(int n, double p, double g) {
        double variance = n * p * (1 - p);
        double sigma = StrictMath.sqrt(variance);
        double skew = (1 - 2 * p) / sigma;
        double kurtosis = (1 - 6 * p * (1 - p)) / variance;
        double z = g
                + skew * (g * g - 1) / 6
                + kurtosis * (g * g * g - 3 * g) / 24
                - skew * skew * (2 * g * g * g - 5 * g) / 36;
        return (int) Math.max(0, Math.min(n, StrictMath.rint(n * p + sigma * z)));
    }

    /** Cumulative normal distribution, to 1.5·10⁻⁷ (Abramowitz and Stegun 7.1.26). */
    static double normalCdf(double g) {
        double x = Math.abs(g) / StrictMath.sqrt(2);
        double t = 1 / (1 + 0.3275911 * x);
        double polynomial =
                t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        double upper = polynomial * StrictMath.exp(-x * x) / 2;
        return g < 0 ? upper : 1 - upper;
    }
}
