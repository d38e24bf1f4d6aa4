package org.dqm.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.List;
import org.dqm.model.network.Activation;
import org.dqm.model.network.Autoencoders;
import org.dqm.model.network.Dl4jEngine;
import org.dqm.model.network.Engine;
import org.dqm.model.network.Example;
import org.dqm.model.network.Examples;
import org.dqm.model.network.LayerSpec.Add;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Dense;
import org.dqm.model.network.LayerSpec.Upsample;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.NetworkTrainer;
import org.dqm.model.network.RandomNumbers;
import org.dqm.model.network.TensorShape;
import org.dqm.model.network.TrainingOptions;
import org.dqm.model.network.Weights;
import org.dqm.model.onnx.proto.ModelProto;
import org.junit.jupiter.api.Test;

class EnginesAgreeTest {
    private static final NetworkSpec STANDARD = Autoencoders.standard(new TensorShape(24, 16, 3));

    /** Two maps of nine images each. */
    private static final int MAPS = 18;

    @Test
    void enginesAgreeOnRandomWeights() {
        assertEnginesAgree(STANDARD, RandomNumbers.weights(STANDARD, 1));
    }

    @Test
    void enginesAgreeOnTrainedWeights() {
        Examples examples = new Examples() {
            @Override
            public int size() {
                return 16;
            }

            @Override
            public Example example(int epoch, int index) {
                int bins = STANDARD.output().size();
                float[] weight = new float[bins];
                Arrays.fill(weight, 1);
                float[] input = RandomNumbers.gaussian(3 * bins, index);
                float[] target = new float[bins];
                for (int i = 0; i < bins; i++) {
                    target[i] = input[3 * i];
                }
                return new Example(input, target, weight);
            }
        };
        Weights trained = new NetworkTrainer(new TrainingOptions(3, 8, 0.01, 3, 1), epoch -> {})
                .train(STANDARD, Weights.initial(STANDARD, 1), examples, examples)
                .weights();

        assertThat(trained).isNotEqualTo(Weights.initial(STANDARD, 1));
        assertEnginesAgree(STANDARD, trained);
    }

    @Test
    void enginesAgreeOnEveryKindOfLayer() {
        NetworkSpec odd = new NetworkSpec(
                new TensorShape(12, 18, 2),
                List.of(
                        new Conv("wide", 3, 5, 3, Activation.RELU),
                        new Conv("even", 4, 4, 2, Activation.LEAKY_RELU),
                        new Upsample("up3", 3),
                        new Conv("point", 2, 1, 1, Activation.RELU),
                        new Upsample("up2", 2),
                        new Conv("side", 2, 3, 1, Activation.RELU),
                        new Add("skip", "up2", Activation.LEAKY_RELU),
                        new Dense("code", new TensorShape(1, 2, 3), Activation.LEAKY_RELU),
                        new Dense("open", new TensorShape(6, 4, 2), Activation.RELU),
                        new Conv("out", 2, 3, 1, Activation.LINEAR)));

        assertEnginesAgree(odd, RandomNumbers.weights(odd, 2));
    }

    @Test
    void sameNetworkGivesTheSameBytesAndStandardOnnx() throws InvalidProtocolBufferException {
        Weights weights = RandomNumbers.weights(STANDARD, 1);

        byte[] onnx = OnnxWriter.write(STANDARD, weights);

        assertThat(OnnxWriter.write(STANDARD, weights)).isEqualTo(onnx);
        ModelProto model = ModelProto.parseFrom(onnx);
        assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(13);
        assertThat(model.getGraph().getInitializerList())
                .allSatisfy(tensor -> assertThat(tensor.getName()).isNotEmpty());
        assertThat(model.getGraph().getNode(0).getInput(0)).isEqualTo("map");
    }

    @Test
    void bytesThatAreNoNetworkAreRefused() {
        assertThatThrownBy(() -> new OnnxRuntimeEngine(STANDARD, new byte[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ONNX Runtime refuses");
    }

    private static void assertEnginesAgree(NetworkSpec spec, Weights weights) {
        float[] inputs = RandomNumbers.gaussian(MAPS * spec.input().size(), 7);
        try (Engine dl4j = new Dl4jEngine(spec, weights);
                Engine onnx = new OnnxRuntimeEngine(spec, OnnxWriter.write(spec, weights))) {
            float[] expected = dl4j.run(inputs, MAPS);
            float[] answer = onnx.run(inputs, MAPS);

            assertThat(answer).hasSameSizeAs(expected);
            for (int i = 0; i < answer.length; i++) {
                assertThat(answer[i]).isCloseTo(expected[i], within(1e-4f * Math.max(1, Math.abs(expected[i]))));
            }
        }
    }
}
