package org.dqm.model.baseline;

import java.util.ArrayList;
import java.util.List;

/**
 * Good maps over the average map, cut into those to learn from and those to stop by: every eighth, at least one of each.
 *
 * @param training shape {@code [ny, nx]} each; only read
 * @param validation the same
 */
record RelativeMaps(List<float[]> training, List<float[]> validation) {
    private static final int CUT = 8;

    static RelativeMaps of(GoodMaps good, RelativeMap relative, int most) {
        List<float[]> training = new ArrayList<>();
        List<float[]> validation = new ArrayList<>();
        int all = good.lumisections().size();
        int used = Math.min(most, all);
        for (int k = 0; k < used; k++) {
            float[] map = new float[good.grid().size()];
            relative.write(good.lumisections().get((int) ((long) k * all / used)), map);
            (k % CUT == CUT - 1 ? validation : training).add(map);
        }
        return new RelativeMaps(training, validation.isEmpty() ? training : validation);
    }
}
