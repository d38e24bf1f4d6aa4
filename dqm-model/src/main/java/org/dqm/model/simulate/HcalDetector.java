package org.dqm.model.simulate;

import org.dqm.domain.Axis;
import org.dqm.domain.BinGrid;

/**
 * The first depth of a hadron calorimeter, 84 ieta × 72 iphi.
 *
 * <p>The layout is that of the CMS calorimeter: every phi row is filled up to |ieta| 20, every second one beyond, every
 * fourth one at |ieta| 41 and 42; the forward part from |ieta| 30 fires in every event. Rates are formulas of our own:
 * smooth in ieta within a part, a slow wave in iphi, a scatter from channel to channel, and a few channels that never
 * or always fire.
 */
final class HcalDetector {
    static final int NX = 84;
    static final int NY = 72;

    private static final int VERSION = 2;
    /** Rates and units have not changed since. */
    private static final int RATES_VERSION = 1;

    private static final Plane PLANE = new Plane(new Axis(NX, -42, 42), new Axis(NY, 0.5, 72.5), false, true);
    /** Makes variance over binomial 1.00, 1.13, 1.31 and 1.65 for squares of 1, 2, 3 and 5 channels. */
    private static final double SHARE = 0.05;

    private static final double LENGTH = 3.3;
    /** Fires in all but 0.01 % of the events. */
    private static final double ALWAYS = 9;
    /** One in 280 live channels below the forward part never fires, as many always do. */
    private static final double ODD_CHANNELS = 1.0 / 280;

    private HcalDetector() {}

    static Detector create() {
        return new Detector(
                "hcal",
                VERSION,
                "HcalSim/DigiTask/Occupancy/depth/depth1",
                1650,
                PLANE,
                rates(),
                new OncePerEvent(PLANE, SHARE, LENGTH),
                HcalGeometry.create(),
                KnownBins.NONE);
    }

    /** |ieta| of column x: 42 … 1, 1 … 42. */
    static int absIeta(int x) {
        return x <= NX / 2 ? NX / 2 + 1 - x : x - NX / 2;
    }

    private static BinGrid rates() {
        Deviates deviates = new Deviates(0, RATES_VERSION, 0, Deviates.Purpose.DETECTOR);
        float[] rates = new float[NX * NY];
        for (int y = 1; y <= NY; y++) {
            for (int x = 1; x <= NX; x++) {
                double scatter = deviates.normal();
                double odd = deviates.uniform();
                if (isFilled(x, y)) {
                    rates[(y - 1) * NX + x - 1] = (float) rate(x, y, scatter, odd);
                }
            }
        }
        return BinGrid.of(NX, NY, rates);
    }

    private static boolean isFilled(int x, int y) {
        int ieta = absIeta(x);
        return ieta <= 20 || (ieta <= 40 ? y % 2 == 1 : y % 4 == 3);
    }

    private static double rate(int x, int y, double scatter, double odd) {
        int ieta = absIeta(x);
        if (ieta >= HcalGeometry.FORWARD) {
            return ALWAYS;
        }
        if (odd < ODD_CHANNELS) {
            return 0;
        }
        if (odd > 1 - ODD_CHANNELS) {
            return ALWAYS;
        }
        double side = x <= NX / 2 ? -1 : 1;
        double phi = 2 * StrictMath.PI * (y - 0.5) / NY;
        double wave = 0.22 * StrictMath.cos(phi - 1.1 * side) + 0.12 * StrictMath.sin(3 * phi + side);
        return inEta(ieta) * StrictMath.exp(wave + 0.14 * scatter);
    }

    /** Mean rate of a column. */
    private static double inEta(int ieta) {
        if (ieta < HcalGeometry.ENDCAP) {
            return 0.36 + 0.1 * StrictMath.cos(ieta / 2.5) + 0.009 * ieta;
        }
        return 0.27 * StrictMath.exp(0.19 * (ieta - HcalGeometry.ENDCAP));
    }
}
