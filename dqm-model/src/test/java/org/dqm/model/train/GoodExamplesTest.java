package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.network.Example;
import org.dqm.model.network.ExampleNumbers;
import org.dqm.model.preprocess.BlindLinear;
import org.dqm.model.preprocess.NeighbourCovariance;
import org.dqm.model.preprocess.NetworkTensors;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.TensorLayout;
import org.junit.jupiter.api.Test;

class GoodExamplesTest {
    private static final int DEAD = 40 * 84 + 30;

    private final List<LumisectionHistogram> good = Runs.good(2, 5);
    private final Layout layout = Layout.of(good.get(0));
    private final Reference reference = Reference.fit(layout.grid(), good);
    private final NetworkTensors tensors = new NetworkTensors(new TensorLayout(layout.grid(), Trainer.HALO));
    private final GoodExamples examples = examples(NetworkLearning.maps(reference, good));

    @Test
    void theSameExampleComesAgainAndTheNextEpochBringsOthers() {
        assertThat(input(examples.example(1, 5))).isEqualTo(input(examples.example(1, 5)));
        assertThat(input(examples.example(2, 5))).isNotEqualTo(input(examples.example(1, 5)));
    }

    @Test
    void everyLiveBinIsAskedFor() {
        GoodMap map = new GoodMap(reference.expect(good.get(0)), good.get(0).pileup(), new BitSet());

        Example example = examples(List.of(map)).example(1, 0);

        assertThat(count(ExampleNumbers.weight(example))).isEqualTo(reference.liveBins());
        assertThat(ExampleNumbers.weight(example)).containsOnly(0f, 1f);
    }

    @Test
    void aFaultyBinIsNeitherShownNorAskedFor() {
        BitSet dead = new BitSet();
        dead.set(DEAD);
        GoodMap map = new GoodMap(reference.expect(good.get(0)), good.get(0).pileup(), dead);

        Example example = examples(List.of(map)).example(1, 0);

        int right = tensors.layout().place(DEAD + 1);
        assertThat(ExampleNumbers.weight(example)[tensors.layout().place(DEAD)]).isZero();
        assertThat(input(example)[right * NetworkTensors.CHANNELS + 3]).isZero();
        assertThat(input(example)[right * NetworkTensors.CHANNELS + 11]).isZero();
    }

    private GoodExamples examples(List<GoodMap> maps) {
        return new GoodExamples(
                maps,
                16,
                new BlindLinear(reference, NeighbourCovariance.none()),
                tensors,
                new HiddenRegions(layout.grid(), layout.geometry()),
                3);
    }

    private static float[] input(Example example) {
        return ExampleNumbers.input(example);
    }

    private static long count(float[] values) {
        long count = 0;
        for (float value : values) {
            count += value > 0 ? 1 : 0;
        }
        return count;
    }
}
