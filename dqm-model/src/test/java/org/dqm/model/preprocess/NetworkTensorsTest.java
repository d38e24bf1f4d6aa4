package org.dqm.model.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.dqm.model.network.TensorShape;
import org.junit.jupiter.api.Test;

class NetworkTensorsTest {
    private static final int HALO = 4;

    private final SyntheticMaps maps = SyntheticMaps.poisson(71, 100);
    private final Reference reference = Reference.fit(SyntheticMaps.GRID, maps.good(1, 6));
    private final NetworkTensors tensors = new NetworkTensors(new TensorLayout(SyntheticMaps.GRID, HALO));

    @Test
    void sidesAreDivisibleByTheStride() {
        TensorLayout odd = new TensorLayout(new GridTopology(21, 15, true, false), HALO);

        assertThat(tensors.inputShape()).isEqualTo(new TensorShape(24, 32, 3));
        assertThat(odd.shape(1)).isEqualTo(new TensorShape(24, 32, 1));
    }

    @Test
    void theHaloWrapsInPhiAndRepeatsTheEdgeElsewhere() {
        TensorLayout layout = tensors.layout();

        assertThat(layout.bin(0)).isEqualTo((SyntheticMaps.NY - HALO) * SyntheticMaps.NX);
        assertThat(layout.bin(layout.place(0) - 1)).isZero();
        assertThat(layout.bin(layout.place(5))).isEqualTo(5);
    }

    @Test
    void croppingGivesBackTheMap() {
        float[] output = new float[24 * 32];
        for (int i = 0; i < SyntheticMaps.GRID.size(); i++) {
            output[tensors.layout().place(i)] = i;
        }

        float[] map = tensors.layout().crop(output);

        assertThat(map).hasSize(SyntheticMaps.GRID.size());
        assertThat(map[77]).isEqualTo(77f);
    }

    @Test
    void hiddenAndMaskedBinsShowNothing() {
        Expectation expectation = reference.expect(maps.good(7));
        BitSet hidden = new BitSet();
        hidden.set(40);

        float[] input = tensors.input(expectation, hidden);

        assertThat(input[3 * tensors.layout().place(40)]).isZero();
        assertThat(input[3 * tensors.layout().place(40) + 1]).isEqualTo(1f);
        assertThat(input[3 * tensors.layout().place(7)]).isZero();
        assertThat(input[3 * tensors.layout().place(7) + 1]).isZero();
        assertThat(input).doesNotContain(Float.NaN);
    }

    @Test
    void theTargetExplainsTheHits() {
        Expectation expectation = reference.expect(maps.good(7));

        float[] target = tensors.target(expectation);
        Expectation corrected = expectation.corrected(tensors.layout().crop(target));

        double residual = corrected.count(40) - corrected.mean(40);
        assertThat(Math.abs(residual))
                .isLessThanOrEqualTo(0.2 * Math.abs(expectation.count(40) - expectation.mean(40)) + 0.1);
    }

    @Test
    void onlyLiveBinsInsideTheMapCount() {
        float[] weight = tensors.weight(reference.expect(maps.good(7)));

        assertThat(weight[0]).isZero();
        assertThat(weight[tensors.layout().place(7)]).isZero();
        assertThat(weight[tensors.layout().place(40)]).isCloseTo(80f, within(60f));
    }
}
