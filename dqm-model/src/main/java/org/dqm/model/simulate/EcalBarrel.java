package org.dqm.model.simulate;

import java.util.Locale;
import org.dqm.domain.Axis;
import org.dqm.domain.BinGrid;
import org.dqm.model.geometry.Geometry;

/**
 * Trigger towers of a barrel electromagnetic calorimeter, 72 iphi × 34 ieta, phi wraps.
 *
 * <p>The rate rises with |ieta| from 0.72 to 1.14 hits per event; towers of a ring scatter by 13 %. A {@code module} is
 * four towers in phi and four or five in eta, a {@code supermodule} 20° of one half (EB-01 … EB+18), a {@code ring} one
 * ieta.
 */
final class EcalBarrel {
    private static final int VERSION = 1;
    private static final Plane PLANE = new Plane(new Axis(72, 0, 72), new Axis(34, -17, 17), true, false);
    private static final double RING_SCATTER = 0.13;
    private static final int DEAD = 3;
    private static final int NOISY = 2;

    private EcalBarrel() {}

    static Detector create() {
        Deviates deviates = new Deviates(1, VERSION, 34, Deviates.Purpose.DETECTOR);
        Noise noise = EcalNoise.create(PLANE, deviates);
        float[] rates = rates(deviates);
        KnownBins known = BadBins.draw(rates, DEAD, NOISY, deviates);
        return new Detector(
                "ecal-barrel",
                VERSION,
                "EcalBarrelSim/Occupancy/towers",
                500,
                PLANE,
                BinGrid.of(PLANE.nx(), PLANE.ny(), rates),
                noise,
                geometry(),
                known);
    }

    private static float[] rates(Deviates deviates) {
        float[] rates = new float[PLANE.size()];
        for (int i = 0; i < rates.length; i++) {
            double t = absIeta(i) / 17.0;
            double ring = 0.72 + 0.42 * t * StrictMath.sqrt(t);
            rates[i] = (float) (ring * StrictMath.exp(RING_SCATTER * deviates.normal()));
        }
        return rates;
    }

    /** −17 … −1, 1 … 17. */
    private static int ieta(int bin) {
        int row = bin / PLANE.nx();
        return row < 17 ? row - 17 : row - 16;
    }

    private static int absIeta(int bin) {
        return Math.abs(ieta(bin));
    }

    private static Geometry geometry() {
        Units units = new Units(PLANE);
        for (int side : new int[] {-1, 1}) {
            String half = side < 0 ? "EB-" : "EB+";
            for (int sector = 1; sector <= 18; sector++) {
                int first = 4 * (sector - 1);
                units.add("supermodule", Units.numbered(half, sector), i -> isIn(i, side, first));
                for (int module = 1; module <= 4; module++) {
                    int number = module;
                    units.add(
                            "module",
                            Units.numbered(half, sector) + "/M" + module,
                            i -> isIn(i, side, first) && module(absIeta(i)) == number);
                }
            }
        }
        for (int ieta = -17; ieta <= 17; ieta++) {
            int ring = ieta;
            units.add("ring", String.format(Locale.ROOT, "EB ieta%+d", ieta), i -> ieta(i) == ring);
        }
        return units.geometry();
    }

    private static boolean isIn(int bin, int side, int firstPhi) {
        int phi = bin % PLANE.nx();
        return ieta(bin) * side > 0 && phi >= firstPhi && phi < firstPhi + 4;
    }

    /** Five towers in the first module, four in each other. */
    private static int module(int absIeta) {
        return absIeta <= 5 ? 1 : (absIeta - 6) / 4 + 2;
    }
}
