package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.network.Example;
import org.dqm.model.network.ExampleNumbers;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.NetworkTensors;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.TensorLayout;
import org.junit.jupiter.api.Test;

class HoleExamplesTest {
    private static final GridTopology GRID = new GridTopology(84, 72, false, true);

    private final List<LumisectionHistogram> good = Runs.good(2, 4);
    private final List<Expectation> expected =
            good.stream().map(Reference.fit(GRID, good)::expect).toList();
    private final NetworkTensors tensors = new NetworkTensors(new TensorLayout(GRID, Trainer.HALO));
    private final HoleExamples examples = new HoleExamples(
            expected,
            good.stream().map(h -> h.id().run()).toList(),
            16,
            tensors,
            new PlantedFaults(GRID, Runs.HCAL.geometry()),
            3);

    @Test
    void theSameExampleComesAgainAndTheNextEpochBringsOthers() {
        assertThat(input(examples.example(1, 5))).isEqualTo(input(examples.example(1, 5)));
        assertThat(input(examples.example(2, 5))).isNotEqualTo(input(examples.example(1, 5)));
    }

    @Test
    void theLossCountsInLiveHolesOnly() {
        float[] all = tensors.weight(expected.get(0));
        long live = count(all);

        for (int index = 0; index < examples.size(); index++) {
            float[] weight = weight(examples.example(1, index));

            assertThat(count(weight)).isBetween(live / 5, live / 2);
        }
    }

    /** What a hole shows says nothing of the noise that it must not repeat. */
    @Test
    void inAHoleTheInputIsNotTheBinsOwnDeviation() {
        double sum = 0;
        double shown = 0;
        double wanted = 0;
        for (int index = 0; index < examples.size(); index++) {
            Example example = examples.example(0, index);
            float[] input = input(example);
            float[] target = target(example);
            float[] weight = weight(example);
            for (int place = 0; place < weight.length; place++) {
                double x = input[place * NetworkTensors.CHANNELS];
                if (weight[place] > 0 && Math.abs(x) < 1) {
                    double t = target[place] * Math.sqrt(weight[place]);
                    sum += x * t;
                    shown += x * x;
                    wanted += t * t;
                }
            }
        }

        assertThat(Math.abs(sum / Math.sqrt(shown * wanted))).isLessThan(0.35);
    }

    @Test
    void plantedFaultsStayWithinWhatABinCanHold() {
        Expectation truth = expected.get(0);
        BitSet all = new BitSet();
        all.set(0, GRID.size());
        float[] hits = new float[GRID.size()];
        for (int i = 0; i < hits.length; i++) {
            hits[i] = (float) truth.count(i);
        }

        PlantedFaults.apply(List.of(new PlantedFaults.Planted(all, 5)), truth, hits);

        double events = good.get(0).events().getAsDouble();
        for (float hit : hits) {
            assertThat(hit).isLessThanOrEqualTo((float) (events * 1.05));
        }
    }

    private static float[] input(Example example) {
        return ExampleNumbers.input(example);
    }

    private static float[] target(Example example) {
        return ExampleNumbers.target(example);
    }

    private static float[] weight(Example example) {
        return ExampleNumbers.weight(example);
    }

    private static long count(float[] values) {
        long count = 0;
        for (float value : values) {
            count += value > 0 ? 1 : 0;
        }
        return count;
    }
}
