package org.dqm.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Upsample;
import org.junit.jupiter.api.Test;

class NetworkSpecTest {
    private static final TensorShape INPUT = new TensorShape(80, 96, 3);

    @Test
    void standardAutoencoderAnswersOneNumberPerBin() {
        NetworkSpec spec = Autoencoders.standard(INPUT);

        assertThat(spec.output()).isEqualTo(new TensorShape(80, 96, 1));
        assertThat(Weights.initial(spec, 1).count()).isBetween(2_000, 20_000);
    }

    @Test
    void parametersFollowTheLayers() {
        NetworkSpec spec = new NetworkSpec(
                new TensorShape(4, 4, 2), List.of(new Upsample("up", 2), new Conv("out", 5, 3, 1, Activation.LINEAR)));

        assertThat(spec.parameters())
                .containsExactly(
                        new NetworkSpec.Parameter("out.kernel", List.of(3, 3, 2, 5)),
                        new NetworkSpec.Parameter("out.bias", List.of(5)));
    }

    @Test
    void strideThatDoesNotDivideIsRefusedByName() {
        Conv conv = new Conv("enc1", 4, 3, 2, Activation.RELU);

        assertThatThrownBy(() -> new NetworkSpec(new TensorShape(7, 8, 1), List.of(conv)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("enc1")
                .hasMessageContaining("7 x 8");
    }

    @Test
    void twoLayersOfOneNameAreRefused() {
        Upsample up = new Upsample("up", 2);

        assertThatThrownBy(() -> new NetworkSpec(INPUT, List.of(up, up))).hasMessageContaining("'up'");
    }

    @Test
    void descriptionReadsBackAndHoldsNoJavaName() {
        NetworkSpec spec = Autoencoders.standard(INPUT);

        String json = NetworkJson.write(spec);

        assertThat(NetworkJson.read(json)).isEqualTo(spec);
        assertThat(json)
                .doesNotContain("org.")
                .contains("\"type\" : \"conv\"")
                .contains("\"activation\" : \"leaky_relu\"")
                .contains("\"channels\" : 3");
    }

    @Test
    void descriptionOfAnUnknownLayerIsRefusedWithWhatThereIs() {
        String json = NetworkJson.write(Autoencoders.standard(INPUT)).replace("\"upsample\"", "\"pool\"");

        assertThatThrownBy(() -> NetworkJson.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'pool'")
                .hasMessageContaining("upsample");
    }

    @Test
    void descriptionWithoutANumberIsRefusedByItsKey() {
        String json = NetworkJson.write(Autoencoders.standard(INPUT)).replace("\"stride\" : 2", "\"stride\" : 2.5");

        assertThatThrownBy(() -> NetworkJson.read(json))
                .hasMessageContaining("stride")
                .hasMessageContaining("2.5");
        assertThatThrownBy(() -> NetworkJson.read("{")).hasMessageContaining("not JSON");
        assertThatThrownBy(() -> NetworkJson.read("[]")).hasMessageContaining("format");
    }
}
