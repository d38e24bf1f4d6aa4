package org.dqm.fpga.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dqm.fpga.Networks;
import org.dqm.model.network.Activation;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Dense;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.RandomNumbers;
import org.dqm.model.network.TensorShape;
import org.dqm.model.network.Weights;
import org.dqm.model.registry.Manifest;
import org.junit.jupiter.api.Test;

class ExportabilityTest {
    @Test
    void aTrainedNetworkCanBeExported() {
        NetworkSpec network = Networks.autoencoder8x12();

        assertThat(Exportability.of(network, RandomNumbers.weights(network, 1)).possible())
                .isTrue();
    }

    @Test
    void anUntrainedOneSaysWhyNot() {
        NetworkSpec network = Networks.autoencoder8x12();

        Manifest.Exportable answer = Exportability.of(network, Weights.initial(network, 1));

        assertThat(answer.possible()).isFalse();
        assertThat(answer.reason())
                .isEqualTo("layer out: all its weights are 0, so its output is constant; train the network first");
    }

    @Test
    void namesThatMeetEachOtherInTheGraphAreAReasonToo() {
        NetworkSpec network = new NetworkSpec(
                new TensorShape(4, 4, 1),
                List.of(new Conv("a", 1, 3, 1, Activation.RELU), new Conv("a_relu", 1, 3, 1, Activation.LINEAR)));

        assertThat(Exportability.of(network, RandomNumbers.weights(network, 1)))
                .isEqualTo(
                        new Manifest.Exportable(false, "two nodes are named 'a_relu': rename a layer of the network"));
    }

    @Test
    void weightsThatNoTypeHoldsAreAReasonToo() {
        NetworkSpec network = Networks.autoencoder8x12();

        Manifest.Exportable large = Exportability.of(network, withFirst(network, "code", 1e22f));
        Manifest.Exportable biased = Exportability.of(network, withFirstBias(network, "code", 1e22f));

        assertThat(large.possible()).isFalse();
        assertThat(large.reason())
                .contains(
                        "layer code: its largest weight is 9.99",
                        "E21, which no fixed-point type holds",
                        "train it again");
        assertThat(biased.reason()).contains("layer code: its largest bias is 9.99");
    }

    @Test
    void namesThatTheFileNeedsForOtherThingsAreAReasonToo() {
        NetworkSpec network = new NetworkSpec(
                new TensorShape(4, 4, 1),
                List.of(
                        new Conv("in", 1, 3, 1, Activation.RELU),
                        new Dense("d", new TensorShape(4, 4, 1), Activation.RELU),
                        new Conv("d_sum", 1, 3, 1, Activation.LINEAR)));

        Manifest.Exportable answer = Exportability.of(network, RandomNumbers.weights(network, 1));

        assertThat(answer.possible()).isFalse();
        assertThat(answer.reason())
                .contains("layer in: its quantiser would have the name of the input's; rename it")
                .contains("layer d_sum: the file has a tensor or node of this name for layer d; rename it");
    }

    private static Weights withFirst(NetworkSpec network, String layer, float value) {
        return changed(network, layer, 2, value);
    }

    private static Weights withFirstBias(NetworkSpec network, String layer, float value) {
        return changed(network, layer, 1, value);
    }

    /** The first number of a layer's parameter with so many sides is another. */
    private static Weights changed(NetworkSpec network, String layer, int sides, float value) {
        Weights weights = RandomNumbers.weights(network, 1);
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (NetworkSpec.Parameter parameter : network.parameters()) {
            float[] values = weights.values(parameter.name()).clone();
            if (parameter.name().startsWith(layer) && parameter.shape().size() == sides) {
                values[0] = value;
            }
            arrays.put(parameter.name(), values);
        }
        return Weights.of(network, arrays);
    }
}
