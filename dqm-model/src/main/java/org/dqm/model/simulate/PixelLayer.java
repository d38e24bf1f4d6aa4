package org.dqm.model.simulate;

import org.dqm.domain.Axis;
import org.dqm.domain.BinGrid;
import org.dqm.model.geometry.Geometry;

/**
 * Clusters of a pixel layer, 26 bins in z × 72 in phi, phi wraps.
 *
 * <p>0.2 to 0.4 clusters per event and bin, more at small z; read-out chips (2 × 2 bins) scatter by 8 %, bins by 3 %. A
 * {@code module} is 2 bins in z and 4 in phi, a {@code sector} 8 in phi and all in z, a {@code ring} 2 in z.
 *
 * <p>Variance over mean 0.95–0.99 and its growth by 2 % and 5 % in squares of 2 and 5: FIELD.md, "Noise in real maps".
 */
final class PixelLayer {
    private static final int VERSION = 1;
    private static final int NX = 26;
    private static final int NY = 72;
    private static final Plane PLANE = new Plane(new Axis(NX, -26, 26), new Axis(NY, 0, 72), false, true);
    private static final double SHARE = 0.011;
    private static final double LENGTH = 1.6;
    private static final double CHIP_SCATTER = 0.08;
    private static final double BIN_SCATTER = 0.03;
    private static final int DEAD = 8;
    private static final int NOISY = 2;

    private PixelLayer() {}

    static Detector create() {
        Deviates deviates = new Deviates(1, VERSION, NX, Deviates.Purpose.DETECTOR);
        float[] varianceOverMean = new float[PLANE.size()];
        for (int i = 0; i < varianceOverMean.length; i++) {
            varianceOverMean[i] = (float) (0.95 + 0.04 * deviates.uniform());
        }
        float[] rates = rates(deviates);
        KnownBins known = BadBins.draw(rates, DEAD, NOISY, deviates);
        return new Detector(
                "pixel-layer",
                VERSION,
                "PixelSim/Layer2/clusters",
                500,
                PLANE,
                BinGrid.of(NX, NY, rates),
                new NearPoisson(PLANE, BinGrid.of(NX, NY, varianceOverMean), SHARE, LENGTH),
                geometry(),
                known);
    }

    private static float[] rates(Deviates deviates) {
        double[] chips = new double[NX / 2 * (NY / 2)];
        for (int i = 0; i < chips.length; i++) {
            chips[i] = CHIP_SCATTER * deviates.normal();
        }
        float[] rates = new float[PLANE.size()];
        for (int i = 0; i < rates.length; i++) {
            double z = (i % NX - (NX - 1) / 2.0) / (NX / 2.0);
            double chip = chips[i / NX / 2 * (NX / 2) + i % NX / 2];
            rates[i] = (float) ((0.2 + 0.13 * StrictMath.exp(-2 * z * z))
                    * StrictMath.exp(chip + BIN_SCATTER * deviates.normal()));
        }
        return rates;
    }

    private static Geometry geometry() {
        Units units = new Units(PLANE);
        for (int ladder = 0; ladder < NY / 4; ladder++) {
            int row = ladder;
            for (int module = 0; module < NX / 2; module++) {
                int column = module;
                units.add(
                        "module",
                        Units.numbered("L", ladder + 1) + Units.numbered("/M", module + 1),
                        i -> i / NX / 4 == row && i % NX / 2 == column);
            }
        }
        for (int sector = 0; sector < NY / 8; sector++) {
            int rows = sector;
            units.add("sector", "S" + (sector + 1), i -> i / NX / 8 == rows);
        }
        for (int ring = 0; ring < NX / 2; ring++) {
            int columns = ring;
            units.add("ring", Units.numbered("R", ring + 1), i -> i % NX / 2 == columns);
        }
        return units.geometry();
    }
}
