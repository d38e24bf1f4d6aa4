package org.dqm.model.simulate;

import java.util.Arrays;
import org.dqm.domain.Axis;
import org.dqm.domain.BinGrid;
import org.dqm.model.geometry.Geometry;

/**
 * A chamber of drift tubes, 60 wires × 12 layers, neither wraps.
 *
 * <p>0.08 to 0.18 hits per event and cell, more at one side of the chamber; layers scatter by 5 %, cells by 5 %. Counts are
 * Poisson, independent. A {@code module} is a front-end board (4 wires in 4 layers), a {@code supermodule} a superlayer
 * (4 layers), a {@code ring} a layer.
 */
final class DriftTube {
    private static final int VERSION = 1;
    private static final int NX = 60;
    private static final int NY = 12;
    private static final Plane PLANE = new Plane(new Axis(NX, 0.5, 60.5), new Axis(NY, 0.5, 12.5), false, false);
    private static final double SCATTER = 0.05;
    private static final int DEAD = 2;
    private static final int NOISY = 1;

    private DriftTube() {}

    static Detector create() {
        Deviates deviates = new Deviates(1, VERSION, NX, Deviates.Purpose.DETECTOR);
        float[] poisson = new float[PLANE.size()];
        Arrays.fill(poisson, 1);
        float[] rates = rates(deviates);
        KnownBins known = BadBins.draw(rates, DEAD, NOISY, deviates);
        return new Detector(
                "drift-tube",
                VERSION,
                "DriftTubeSim/Occupancy/chamber",
                500,
                PLANE,
                BinGrid.of(NX, NY, rates),
                new NearPoisson(PLANE, BinGrid.of(NX, NY, poisson), 0, 1),
                geometry(),
                known);
    }

    private static float[] rates(Deviates deviates) {
        double[] layers = new double[NY];
        for (int layer = 0; layer < NY; layer++) {
            layers[layer] = SCATTER * deviates.normal();
        }
        float[] rates = new float[PLANE.size()];
        for (int i = 0; i < rates.length; i++) {
            double across = (i % NX + 0.5) / NX;
            rates[i] = (float)
                    ((0.08 + 0.1 * across * across) * StrictMath.exp(layers[i / NX] + SCATTER * deviates.normal()));
        }
        return rates;
    }

    private static Geometry geometry() {
        Units units = new Units(PLANE);
        for (int superlayer = 0; superlayer < 3; superlayer++) {
            int rows = superlayer;
            String name = "SL" + (superlayer + 1);
            units.add("supermodule", name, i -> i / NX / 4 == rows);
            for (int board = 0; board < NX / 4; board++) {
                int columns = board;
                units.add(
                        "module",
                        name + Units.numbered("/FEB", board + 1),
                        i -> i / NX / 4 == rows && i % NX / 4 == columns);
            }
        }
        for (int layer = 0; layer < NY; layer++) {
            int row = layer;
            units.add("ring", Units.numbered("layer", layer + 1), i -> i / NX == row);
        }
        return units.geometry();
    }
}
