package org.dqm.model.simulate;

import org.dqm.domain.BinGrid;

/**
 * Variance over mean of electromagnetic calorimeter towers: log-normal with median 11.5 and 5 % and 95 % at about 6 and
 * 21.5, never below 4.5; three quarters of it are shared over 2.2 towers.
 *
 * <p>Source: FIELD.md "Noise in real maps" (median 11.5, 5–95 %: 5.6–20.8).
 */
final class EcalNoise {
    static final double MEDIAN = 11.5;
    static final double FIELD_SHARE = 0.75;
    static final double LENGTH_TOWERS = 2.2;

    private static final double SPREAD = 0.39;
    private static final double LEAST = 4.5;

    private EcalNoise() {}

    static Noise create(Plane plane, Deviates deviates) {
        float[] varianceOverMean = new float[plane.size()];
        for (int i = 0; i < varianceOverMean.length; i++) {
            varianceOverMean[i] = (float) Math.max(LEAST, MEDIAN * StrictMath.exp(SPREAD * deviates.normal()));
        }
        return new CompoundPoisson(
                plane, BinGrid.of(plane.nx(), plane.ny(), varianceOverMean), FIELD_SHARE, LENGTH_TOWERS);
    }
}
