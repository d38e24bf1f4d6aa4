package org.dqm.model.trigger;

import org.dqm.model.crossing.Sample;

/**
 * Efficiency of one score over that of another at the same rate on the same crossings. The error, one standard deviation,
 * is of the signal's crossings and of both thresholds: what the two scores have in common cancels.
 */
public record EfficiencyRatio(double value, double error) {
    /**
     * For one signal at a rate.
     *
     * @throws IllegalArgumentException if the other score passes nothing of the signal: there is no ratio
     */
    static EfficiencyRatio of(CodesBySample judged, CodesBySample other, double kilohertz, Sample signal) {
        long[] a = judged.of(signal);
        long[] b = other.of(signal);
        long codeA = judged.rates().within(kilohertz).code();
        long codeB = other.rates().within(kilohertz).code();
        double passA = Rates.efficiency(a, codeA).value();
        double passB = Rates.efficiency(b, codeB).value();
        if (passA == 0 || passB == 0) {
            throw new IllegalArgumentException("no ratio: " + passA + " and " + passB + " of " + signal.label());
        }
        double both = 0;
        for (int i = 0; i < a.length; i++) {
            both += a[i] >= codeA && b[i] >= codeB ? 1.0 / a.length : 0;
        }
        double ratio = passA / passB;
        // Delta method for two shares of one multinomial sample.
        double ofSignal = (1 / passA + 1 / passB - 2 * both / (passA * passB)) / a.length;
        double ofThresholds = new ThresholdSpread(judged, other, kilohertz).relative(signal);
        return new EfficiencyRatio(ratio, ratio * Math.sqrt(Math.max(0, ofSignal) + ofThresholds * ofThresholds));
    }
}
