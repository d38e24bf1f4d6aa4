package org.dqm.model.preprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Content;
import org.dqm.domain.LumisectionHistogram;

/** Good maps whose neighbouring bins vary together, as calorimeter towers do. */
final class CorrelatedMaps {
    private static final double MEAN = 400;
    private static final double NOISE = 0.16;
    private static final double OFFSET = 0.05;

    private CorrelatedMaps() {}

    static List<LumisectionHistogram> of(GridTopology grid, int runs, int lumisections, long seed) {
        Random random = new Random(seed);
        List<LumisectionHistogram> maps = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            double[] offset = new double[grid.size()];
            for (int i = 0; i < offset.length; i++) {
                offset[i] = OFFSET * random.nextGaussian();
            }
            for (int ls = 1; ls <= lumisections; ls++) {
                maps.add(SyntheticMaps.histogram(
                        run, ls, BinGrid.of(grid.nx(), grid.ny(), map(grid, offset, random)), Content.OCCUPANCY));
            }
        }
        return maps;
    }

    private static float[] map(GridTopology grid, double[] offset, Random random) {
        int wide = grid.nx();
        int high = grid.ny() + 8;
        double[] white = new double[wide * high];
        for (int i = 0; i < white.length; i++) {
            white[i] = random.nextGaussian();
        }
        float[] map = new float[grid.size()];
        for (int y = 0; y < grid.ny(); y++) {
            for (int x = 0; x < wide; x++) {
                double field = 0;
                double squares = 0;
                for (int dy = -4; dy <= 4; dy++) {
                    for (int dx = -4; dx <= 4; dx++) {
                        double k = Math.exp(-2 * (dx * dx + dy * dy) / (2.2 * 2.2));
                        field += k * white[(y + 4 + dy) * wide + Math.floorMod(x + dx, wide)];
                        squares += k * k;
                    }
                }
                double shared = Math.sqrt(0.75 / squares) * field;
                double own = Math.sqrt(0.25) * random.nextGaussian();
                int i = y * wide + x;
                map[i] = (float) Math.rint(Math.max(0, MEAN * (1 + offset[i] + NOISE * (shared + own))));
            }
        }
        return map;
    }
}
