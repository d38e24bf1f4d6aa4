package org.dqm.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Upsample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Dl4jEngineTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, LINEAR",
        "3, 1, LINEAR",
        "3, 2, LINEAR",
        "4, 2, LEAKY_RELU",
        "5, 1, RELU",
        "2, 2, RELU",
        "5, 4, LEAKY_RELU"
    })
    void convolutionAgreesWithPlainLoops(int kernel, int stride, Activation activation) {
        NetworkSpec spec =
                new NetworkSpec(new TensorShape(8, 12, 3), List.of(new Conv("only", 5, kernel, stride, activation)));

        assertAgreesWithPlainLoops(spec);
    }

    @Test
    void wholeAutoencoderAgreesWithPlainLoops() {
        assertAgreesWithPlainLoops(Autoencoders.standard(new TensorShape(16, 24, 3)));
    }

    @Test
    void upsamplingRepeatsEveryBin() {
        NetworkSpec spec = new NetworkSpec(
                new TensorShape(2, 3, 2), List.of(new Upsample("up", 2), new Conv("mix", 2, 1, 1, Activation.LINEAR)));

        assertAgreesWithPlainLoops(spec);
    }

    @Test
    void answersOfABatchAreThoseOfItsMaps() {
        NetworkSpec spec = Autoencoders.standard(new TensorShape(16, 24, 3));
        float[] two = RandomNumbers.gaussian(2 * spec.input().size(), 5);
        float[] second = Arrays.copyOfRange(two, spec.input().size(), two.length);

        try (Engine engine = new Dl4jEngine(spec, RandomNumbers.weights(spec, 1))) {
            float[] together = engine.run(two, 2);
            float[] alone = engine.run(second, 1);

            for (int i = 0; i < alone.length; i++) {
                assertThat(together[alone.length + i]).isCloseTo(alone[i], within(1e-5f));
            }
        }
    }

    @Test
    void untrainedNetworkAnswersZero() {
        NetworkSpec spec = Autoencoders.standard(new TensorShape(16, 24, 3));

        try (Engine engine = new Dl4jEngine(spec, Weights.initial(spec, 1))) {
            assertThat(engine.run(RandomNumbers.gaussian(spec.input().size(), 2), 1))
                    .containsOnly(0f);
        }
    }

    @Test
    void severalThreadsGetTheSameAnswers() throws Exception {
        NetworkSpec spec = Autoencoders.standard(new TensorShape(16, 24, 3));
        float[] input = RandomNumbers.gaussian(spec.input().size(), 4);

        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Engine engine = new Dl4jEngine(spec, RandomNumbers.weights(spec, 3))) {
            float[] alone = engine.run(input, 1);
            List<Callable<float[]>> tasks = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                tasks.add(() -> engine.run(input, 1));
            }

            for (Future<float[]> answer : threads.invokeAll(tasks)) {
                assertThat(answer.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void inputsOfAnotherSizeAreRefused() {
        NetworkSpec spec = Autoencoders.standard(new TensorShape(16, 24, 3));

        try (Engine engine = new Dl4jEngine(spec, Weights.initial(spec, 1))) {
            assertThatThrownBy(() -> engine.run(new float[7], 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("16")
                    .hasMessageContaining("7 numbers");
        }
    }

    private static void assertAgreesWithPlainLoops(NetworkSpec spec) {
        Weights weights = RandomNumbers.weights(spec, 11);
        float[] input = RandomNumbers.gaussian(spec.input().size(), 12);
        double[] expected = NaiveNetwork.run(spec, weights, input);

        try (Engine engine = new Dl4jEngine(spec, weights)) {
            float[] answer = engine.run(input, 1);

            assertThat(answer).hasSize(expected.length);
            for (int i = 0; i < answer.length; i++) {
                assertThat((double) answer[i])
                        .isCloseTo(expected[i], within(1e-4 * Math.max(1, Math.abs(expected[i]))));
            }
        }
    }
}
