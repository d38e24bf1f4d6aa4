package org.dqm.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Upsample;
import org.dqm.model.network.TrainingResult.Epoch;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;

class NetworkTrainerTest {
    private static final NetworkSpec SPEC = new NetworkSpec(
            new TensorShape(8, 12, 2),
            List.of(
                    new Conv("enc", 8, 3, 2, Activation.LEAKY_RELU),
                    new Upsample("up", 2),
                    new Conv("out", 1, 3, 1, Activation.LINEAR)));

    @Test
    void trainingRecoversTheWaveFromItsNoise() {
        List<Epoch> told = new ArrayList<>();
        NetworkTrainer trainer = new NetworkTrainer(new TrainingOptions(15, 8, 0.01, 10, 1), told::add);

        TrainingResult result =
                trainer.train(SPEC, Weights.initial(SPEC, 1), new ToyExamples(SPEC, 64), new ToyExamples(SPEC, 16));

        double start = result.epochs().get(0).validationLoss();
        assertThat(result.best().validationLoss()).isLessThan(0.4 * start);
        assertThat(told).isEqualTo(result.epochs().subList(1, result.epochs().size()));
    }

    @Test
    void sameSeedGivesTheSameWeightsToTheBit() {
        assertThat(trained(7)).isEqualTo(trained(7));
        assertThat(trained(7)).isNotEqualTo(trained(8));
    }

    @Test
    void startIsKeptWhereNothingIsBetter() {
        Weights start = Weights.initial(SPEC, 1);
        Examples zeroTarget = new Examples() {
            @Override
            public int size() {
                return 4;
            }

            @Override
            public Example example(int epoch, int index) {
                Example wave = new ToyExamples(SPEC, 4).example(epoch, index);
                return new Example(wave.input(), new float[wave.target().length], wave.weight());
            }
        };
        NetworkTrainer trainer = new NetworkTrainer(new TrainingOptions(20, 8, 0.01, 3, 1), epoch -> {});

        TrainingResult result = trainer.train(SPEC, start, new ToyExamples(SPEC, 16), zeroTarget);

        assertThat(result.bestEpoch()).isZero();
        assertThat(result.weights()).isEqualTo(start);
        assertThat(result.epochs()).as("the start and 3 epochs of patience").hasSize(4);
    }

    @Test
    void gradientAgreesWithDifferencesOfTheLoss() {
        Weights weights = RandomNumbers.weights(SPEC, 3);
        Batch batch = new Batch(
                SPEC, List.of(new ToyExamples(SPEC, 2).example(1, 0), new ToyExamples(SPEC, 2).example(1, 1)));

        Map<String, float[]> gradient;
        try (Dl4jGraph graph = Dl4jGraph.forTraining(SPEC, weights, new Adam(0.001))) {
            gradient = graph.gradient(batch);
        }

        for (String name : weights.names()) {
            int index = weights.values(name).length / 2;
            double numeric =
                    (loss(moved(weights, name, index, 1e-3f), batch) - loss(moved(weights, name, index, -1e-3f), batch))
                            / 2e-3;
            assertThat((double) gradient.get(name)[index])
                    .as(name)
                    .isCloseTo(numeric, within(1e-3 + 0.01 * Math.abs(numeric)));
        }
    }

    @Test
    void reportedLossIsPerNumberThatCounts() {
        Batch batch = new Batch(SPEC, List.of(new ToyExamples(SPEC, 1).example(1, 1)));
        Weights weights = RandomNumbers.weights(SPEC, 3);

        try (Dl4jGraph graph = Dl4jGraph.forTraining(SPEC, weights, new Adam(0.001))) {
            assertThat(graph.fit(batch)).isCloseTo(loss(weights, batch), within(1e-4));
        }
    }

    private static double loss(Weights weights, Batch batch) {
        double sum = 0;
        for (Example example : batch.examples()) {
            double[] answer = NaiveNetwork.run(SPEC, weights, example.input());
            for (int i = 0; i < answer.length; i++) {
                sum += example.weight()[i] * Math.pow(answer[i] - example.target()[i], 2);
            }
        }
        return sum / batch.counted();
    }

    private static Weights moved(Weights weights, String name, int index, float by) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        weights.names().forEach(each -> arrays.put(each, weights.values(each)));
        arrays.get(name)[index] += by;
        return Weights.of(SPEC, arrays);
    }

    private static Weights trained(long seed) {
        return new NetworkTrainer(new TrainingOptions(2, 8, 0.01, 10, seed), epoch -> {})
                .train(SPEC, Weights.initial(SPEC, 1), new ToyExamples(SPEC, 24), new ToyExamples(SPEC, 8))
                .weights();
    }
}
