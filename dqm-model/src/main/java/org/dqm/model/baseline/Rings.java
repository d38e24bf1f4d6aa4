package org.dqm.model.baseline;

import java.util.Arrays;
import java.util.List;
import org.dqm.model.geometry.DetectorUnit;
import org.dqm.model.preprocess.GridTopology;

/** Which ring of constant pseudorapidity a bin belongs to. */
final class Rings {
    private Rings() {}

    /**
     * The units of level {@code ring} where the detector names them; else what lies along the axis that wraps; for a
     * square map with empty corners, circles one bin apart; else rows.
     *
     * @return shape {@code [ny, nx]}, rings counted from 0; −1 where the bin is in none
     */
    static int[] of(GoodMaps good, AverageMap average) {
        GridTopology grid = good.grid();
        List<DetectorUnit> named = good.geometry().level("ring");
        int[] rings = new int[grid.size()];
        if (!named.isEmpty()) {
            Arrays.fill(rings, -1);
            for (int ring = 0; ring < named.size(); ring++) {
                int number = ring;
                named.get(ring).bins().indices().forEach(i -> rings[i] = number);
            }
            return rings;
        }
        boolean isDisc = !grid.wrapsX() && !grid.wrapsY() && grid.nx() == grid.ny() && !average.isLive(0);
        for (int i = 0; i < rings.length; i++) {
            int x = i % grid.nx();
            int y = i / grid.nx();
            double radius = Math.hypot(x - (grid.nx() - 1) / 2.0, y - (grid.ny() - 1) / 2.0);
            rings[i] = isDisc ? (int) radius : grid.wrapsY() && !grid.wrapsX() ? x : y;
        }
        return rings;
    }
}
