package org.dqm.model.simulate;

import org.dqm.domain.Axis;
import org.dqm.domain.BinGrid;
import org.dqm.model.geometry.Geometry;

/**
 * Towers of an endcap electromagnetic calorimeter: a disc of 312 live towers in 20 × 20.
 *
 * <p>The rate rises towards the beam from 0.95 to 2.4 hits per event; towers of a ring scatter by 13 %. A {@code module}
 * is a block of 4 × 4 towers as far as it lies in the disc, a {@code sector} 40° (EE1 … 9), a {@code ring} one tower
 * wide.
 */
final class EcalEndcap {
    private static final int VERSION = 1;
    private static final int SIDE = 20;
    private static final Plane PLANE = new Plane(new Axis(SIDE, 0, 100), new Axis(SIDE, 0, 100), false, false);
    private static final double RING_SCATTER = 0.13;
    private static final int DEAD = 2;
    private static final int NOISY = 1;

    private EcalEndcap() {}

    static Detector create() {
        Deviates deviates = new Deviates(1, VERSION, 20, Deviates.Purpose.DETECTOR);
        Noise noise = EcalNoise.create(PLANE, deviates);
        float[] rates = rates(deviates);
        KnownBins known = BadBins.draw(rates, DEAD, NOISY, deviates);
        return new Detector(
                "ecal-endcap",
                VERSION,
                "EcalEndcapSim/Occupancy/towers",
                500,
                PLANE,
                BinGrid.of(SIDE, SIDE, rates),
                noise,
                geometry(),
                known);
    }

    private static float[] rates(Deviates deviates) {
        float[] rates = new float[PLANE.size()];
        for (int i = 0; i < rates.length; i++) {
            double scatter = deviates.normal();
            if (isInside(i)) {
                double inner = (radius(i) - 2) / 3.2;
                double ring = 0.95 + 1.5 * StrictMath.exp(-inner * inner);
                rates[i] = (float) (ring * StrictMath.exp(RING_SCATTER * scatter));
            }
        }
        return rates;
    }

    private static double across(int position) {
        return position - (SIDE - 1) / 2.0;
    }

    /** Distance of a tower's centre from the beam, in towers. */
    private static double radius(int bin) {
        return StrictMath.hypot(across(bin % SIDE), across(bin / SIDE));
    }

    private static boolean isInside(int bin) {
        return radius(bin) > 1 && radius(bin) <= SIDE / 2.0;
    }

    private static Geometry geometry() {
        Units units = new Units(PLANE);
        for (int block = 0; block < 25; block++) {
            int x = block % 5;
            int y = block / 5;
            units.add(
                    "module",
                    "EE x" + (x + 1) + " y" + (y + 1),
                    i -> isInside(i) && i % SIDE / 4 == x && i / SIDE / 4 == y);
        }
        for (int sector = 1; sector <= 9; sector++) {
            int number = sector;
            units.add("sector", "EE" + sector, i -> isInside(i) && sector(i) == number);
        }
        for (int ring = 1; ring <= SIDE / 2; ring++) {
            int number = ring;
            units.add("ring", "EE ring " + ring, i -> isInside(i) && Math.ceil(radius(i)) == number);
        }
        return units.geometry();
    }

    private static int sector(int bin) {
        double turn = StrictMath.atan2(across(bin / SIDE), across(bin % SIDE)) / (2 * StrictMath.PI);
        return 1 + (int) (9 * (turn < 0 ? turn + 1 : turn));
    }
}
