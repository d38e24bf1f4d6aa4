package org.dqm.fpga.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dqm.fpga.Networks;
import org.dqm.model.network.Activation;
import org.dqm.model.network.LayerSpec.Conv;
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
}
