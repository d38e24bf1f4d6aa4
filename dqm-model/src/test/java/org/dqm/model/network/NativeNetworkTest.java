package org.dqm.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.dqm.model.network.LayerSpec.Add;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Dense;
import org.dqm.model.network.LayerSpec.Upsample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.learning.config.Adam;

class NativeNetworkTest {
    /** Every kind of layer, and paths of different length between the same two layers. */
    private static final NetworkSpec BRANCHED = new NetworkSpec(
            new TensorShape(4, 8, 2),
            List.of(
                    new Conv("first", 4, 3, 1, Activation.LEAKY_RELU),
                    new Conv("step_down", 4, 3, 2, Activation.LEAKY_RELU),
                    new Dense("code", new TensorShape(1, 2, 3), Activation.LEAKY_RELU),
                    new Dense("wide", new TensorShape(2, 4, 4), Activation.LINEAR),
                    new Add("inner", "step_down", Activation.RELU),
                    new Upsample("up", 2),
                    new Add("outer", "first", Activation.LEAKY_RELU),
                    new Conv("out", 1, 3, 1, Activation.LINEAR)));

    @ParameterizedTest
    @EnumSource
    void derivativesAgreeWithDifferencesOfTheLoss(Loss loss) {
        Weights weights = RandomNumbers.weights(BRANCHED, 3);
        Batch batch = new Batch(BRANCHED, List.of(example(loss, 1), example(loss, 2)));

        Map<String, float[]> gradient;
        try (Dl4jGraph graph = Dl4jGraph.forTraining(BRANCHED, weights, loss, new Adam(0.001))) {
            gradient = graph.gradient(batch);
        }

        SoftAssertions.assertSoftly(softly -> {
            for (String name : weights.names()) {
                int length = weights.values(name).length;
                for (int index : new int[] {0, length / 3, length / 2, length - 1}) {
                    double numeric = (lossOf(loss, moved(weights, name, index, 1e-4f), batch)
                                    - lossOf(loss, moved(weights, name, index, -1e-4f), batch))
                            / 2e-4;
                    softly.assertThat((double) gradient.get(name)[index])
                            .as("%s[%d]", name, index)
                            .isCloseTo(numeric, within(1e-3 + 0.01 * Math.abs(numeric)));
                }
            }
        });
        assertThat(Math.abs(gradient.get("first.kernel")[0]))
                .as("not lost on the way back")
                .isGreaterThan(1e-4f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "small", "large", "residual", "dense"})
    void everyArchitectureLearns(String name) {
        NetworkSpec spec = Autoencoders.named(name, new TensorShape(8, 12, 2));
        Examples waves = new ToyExamples(spec, 32);

        TrainingResult result = new NetworkTrainer(new TrainingOptions(6, 8, 0.003, 6, 1), epoch -> {})
                .train(spec, Weights.initial(spec, 1), waves, waves);

        assertThat(result.best().validationLoss())
                .isLessThan(0.8 * result.epochs().get(0).validationLoss());
    }

    @ParameterizedTest
    @EnumSource
    void aPerfectAnswerCostsNothingOrLeastOfAll(Loss loss) {
        double target = loss == Loss.LOGISTIC ? 1 : 0.7;
        double answer = loss == Loss.LOGISTIC ? 30 : 0.7;

        assertThat(loss.of(answer, target, 3)).isCloseTo(0, within(1e-9));
        assertThat(loss.of(0.2, target, 3)).isPositive();
    }

    @ParameterizedTest
    @EnumSource(names = {"POISSON", "NEGATIVE_BINOMIAL"})
    void aDevianceIsTheSquaredErrorWhereCountsAreLarge(Loss loss) {
        assertThat(loss.of(1, 2, 10_000)).isCloseTo(1, within(1e-3));
    }

    @Test
    void everyPropertySurvivesDl4jsStorage() throws Exception {
        Layer layer = new NativeNetwork(BRANCHED, Loss.POISSON);

        String json = NeuralNetConfiguration.mapper().writeValueAsString(layer);
        NativeNetwork restored = (NativeNetwork) NeuralNetConfiguration.mapper().readValue(json, Layer.class);

        assertThat(NetworkJson.read(restored.getDescription())).isEqualTo(BRANCHED);
        assertThat(restored.getLoss()).isEqualTo("POISSON");
    }

    private static Example example(Loss loss, int seed) {
        int bins = BRANCHED.output().size();
        float[] input = RandomNumbers.gaussian(BRANCHED.input().size(), seed);
        float[] target = RandomNumbers.gaussian(bins, 10 + seed);
        float[] weight = RandomNumbers.gaussian(bins, 20 + seed);
        float[] base = new float[bins];
        for (int i = 0; i < bins; i++) {
            base[i] = 6 + i % 3;
            weight[i] = i % 5 == 0 ? 0 : Math.abs(weight[i]);
            target[i] = loss == Loss.LOGISTIC ? i % 2 : target[i];
        }
        return new Example(input, target, weight, base);
    }

    private static double lossOf(Loss loss, Weights weights, Batch batch) {
        double sum = 0;
        for (Example example : batch.examples()) {
            double[] answer = NaiveNetwork.run(BRANCHED, weights, example.input());
            for (int i = 0; i < answer.length; i++) {
                sum += example.weight()[i] * loss.of(answer[i], example.target()[i], example.base()[i]);
            }
        }
        return sum / batch.counted();
    }

    private static Weights moved(Weights weights, String name, int index, float by) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        weights.names().forEach(each -> arrays.put(each, weights.values(each)));
        arrays.get(name)[index] += by;
        return Weights.of(BRANCHED, arrays);
    }
}
