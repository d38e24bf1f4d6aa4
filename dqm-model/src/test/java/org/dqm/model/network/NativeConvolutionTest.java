package org.dqm.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.dqm.model.network.LayerSpec.Conv;
import org.junit.jupiter.api.Test;

class NativeConvolutionTest {
    @Test
    void everyPropertySurvivesDl4jsStorage() throws Exception {
        Layer layer = new NativeConvolution(new TensorShape(8, 12, 5), new Conv("enc", 7, 4, 2, Activation.LEAKY_RELU));

        String json = NeuralNetConfiguration.mapper().writeValueAsString(layer);
        NativeConvolution restored =
                (NativeConvolution) NeuralNetConfiguration.mapper().readValue(json, Layer.class);

        assertThat(restored.getNy()).isEqualTo(8);
        assertThat(restored.getNx()).isEqualTo(12);
        assertThat(restored.getChannels()).isEqualTo(5);
        assertThat(restored.getFilters()).isEqualTo(7);
        assertThat(restored.getKernel()).isEqualTo(4);
        assertThat(restored.getStride()).isEqualTo(2);
        assertThat(restored.getNegativeSlope()).isEqualTo(0.125);
    }
}
