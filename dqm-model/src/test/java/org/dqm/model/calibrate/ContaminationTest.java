package org.dqm.model.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.CountLaw;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.SyntheticMaps;
import org.junit.jupiter.api.Test;

class ContaminationTest {
    private static final int BIN = 50;
    /** Hits come eleven at a time, as in calorimeter towers. */
    private static final int CLUSTER = 11;

    private final SyntheticMaps maps = SyntheticMaps.poisson(65, 11);
    private final Reference reference = Reference.fit(SyntheticMaps.GRID, run(1, 1, 40));

    @Test
    void aDeadTowerOfFewEventsIsFound() {
        assertThat(reference.law()).isEqualTo(CountLaw.CLUSTERED);

        assertThat(faulty(run(0, 41, 10))).containsExactly(BIN);
    }

    @Test
    void aGoodRunLosesNoBin() {
        assertThat(faulty(run(1, 41, 20))).isEmpty();
    }

    @Test
    void anOffsetAsRunsHaveItIsNoFault() {
        assertThat(faulty(run(0.8, 41, 20))).isEmpty();
    }

    @Test
    void threeLumisectionsOfTenAreNotEnough() {
        List<LumisectionHistogram> run = new ArrayList<>(run(0, 41, 3));
        run.addAll(run(1, 44, 7));

        assertThat(faulty(run)).isEmpty();
    }

    private List<Integer> faulty(List<LumisectionHistogram> run) {
        BitSet bins = Contamination.of(
                run.stream()
                        .map(reference::expect)
                        .map(plain -> MapSums.of(plain, OptionalDouble.empty(), new float[SyntheticMaps.GRID.size()]))
                        .toList(),
                reference.law());
        return bins.stream().boxed().toList();
    }

    /** Lumisections whose bin is at a factor of its rate. */
    private List<LumisectionHistogram> run(double factor, int from, int count) {
        List<LumisectionHistogram> run = new ArrayList<>();
        for (int ls = from; ls < from + count; ls++) {
            float[] counts = maps.good(ls).bins().toArray();
            for (int i = 0; i < counts.length; i++) {
                counts[i] *= CLUSTER;
            }
            counts[BIN] = (float) Math.rint(factor * counts[BIN]);
            run.add(SyntheticMaps.histogram(1, ls, counts));
        }
        return run;
    }
}
