package org.dqm.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Upsample;
import org.dqm.model.network.TrainingResult.Epoch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"1, false", "3, false", "3, true"})
    void aTrainingThatIsStoppedAndResumedGivesTheSameWeights(int stopAfter, boolean isCompressed) {
        TrainingOptions options = new TrainingOptions(5, 8, 0.01, 10, 7)
                .with(isCompressed ? new Compression(OptionalInt.of(4), 0.25, false) : Compression.NONE);
        Remembering memory = new Remembering(stopAfter);
        TrainingResult whole = train(options, Checkpoints.NONE);
        assertThatThrownBy(() -> train(options, memory)).hasMessage("killed");

        TrainingResult resumed = train(options, memory);

        assertThat(resumed.weights()).isEqualTo(whole.weights());
        assertThat(resumed.epochs()).isEqualTo(whole.epochs());
    }

    private static TrainingResult train(TrainingOptions options, Checkpoints checkpoints) {
        return new NetworkTrainer(options, epoch -> {}, checkpoints)
                .train(SPEC, Weights.initial(SPEC, 1), new ToyExamples(SPEC, 24), new ToyExamples(SPEC, 8));
    }

    /** Keeps the last checkpoint, and ends the first training after some. */
    private static final class Remembering implements Checkpoints {
        private final int stopAfter;
        private Optional<Checkpoint> last = Optional.empty();
        private int saved;

        Remembering(int stopAfter) {
            this.stopAfter = stopAfter;
        }

        @Override
        public Optional<Checkpoint> last() {
            return last;
        }

        @Override
        public void save(Checkpoint checkpoint) {
            last = Optional.of(checkpoint);
            saved++;
            if (saved == stopAfter) {
                throw new IllegalStateException("killed");
            }
        }
    }

    @Test
    void aStepStraightThroughFromTheSameWeightsIsAnOrdinaryStep() {
        Batch batch = new Batch(
                SPEC, List.of(new ToyExamples(SPEC, 2).example(1, 0), new ToyExamples(SPEC, 2).example(1, 1)));
        Weights start = RandomNumbers.weights(SPEC, 3);

        try (Dl4jGraph one = Dl4jGraph.forTraining(SPEC, start, Loss.SQUARED, new Adam(0.01));
                Dl4jGraph other = Dl4jGraph.forTraining(SPEC, start, Loss.SQUARED, new Adam(0.01))) {
            for (int step = 0; step < 3; step++) {
                assertThat(other.fit(batch, other.weights())).isEqualTo(one.fit(batch));
            }
            assertThat(other.weights()).isEqualTo(one.weights()).isNotEqualTo(start);
            assertThat(other.memory()).isEqualTo(one.memory());
        }
    }

    @Test
    void trainingThatSeesTheRoundingBeatsRoundingAfterwards() {
        Compression twoBits = new Compression(OptionalInt.of(2), 0, false);
        TrainingOptions options = new TrainingOptions(15, 8, 0.01, 15, 1);
        Weights start = Weights.initial(SPEC, 1);
        Examples training = new ToyExamples(SPEC, 64);
        Examples validation = new ToyExamples(SPEC, 64);
        Weights free = new NetworkTrainer(options, epoch -> {})
                .train(SPEC, start, training, validation)
                .weights();

        TrainingResult result =
                new NetworkTrainer(options.with(twoBits), epoch -> {}).train(SPEC, free, training, validation);

        double rounded = result.epochs().get(0).validationLoss();
        assertThat(result.best().validationLoss()).isLessThan(0.8 * rounded);
        assertThat(new Compressor(twoBits, SPEC, result.weights()).of(result.weights()))
                .as("what was judged is what is returned")
                .isEqualTo(result.weights());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 0.5"})
    void aTrainingThatRunsAwayEndsWithNumbers(int bits, double pruned) {
        Compression compression =
                new Compression(bits == 0 ? OptionalInt.empty() : OptionalInt.of(bits), pruned, false);
        Examples huge = new Examples() {
            @Override
            public int size() {
                return 16;
            }

            @Override
            public Example example(int epoch, int index) {
                Example wave = new ToyExamples(SPEC, 16).example(epoch, index);
                float[] target = new float[wave.target().length];
                Arrays.fill(target, 1e30f);
                return new Example(wave.input(), target, wave.weight());
            }
        };

        TrainingResult result = new NetworkTrainer(new TrainingOptions(5, 8, 0.9, 5, 1).with(compression), epoch -> {})
                .train(SPEC, Weights.initial(SPEC, 1), huge, new ToyExamples(SPEC, 8));

        assertThat(result.epochs()).as("the start and the epoch that ran away").hasSize(2);
        assertThat(result.bestEpoch()).isZero();
    }

    @Test
    void stepsBecomeSmallerFromEpochToEpoch() {
        List<Weights> after = new ArrayList<>();
        Checkpoints recorder = new Checkpoints() {
            @Override
            public Optional<Checkpoint> last() {
                return Optional.empty();
            }

            @Override
            public void save(Checkpoint checkpoint) {
                after.add(checkpoint.current());
            }
        };

        train(new TrainingOptions(10, 8, 0.01, 10, 7), recorder);

        // The last epoch's mean step size is 1/20 of the first, the third's 3/4.
        assertThat(distance(after.get(9), after.get(8))).isLessThan(0.2 * distance(after.get(2), after.get(1)));
    }

    private static double distance(Weights a, Weights b) {
        double sum = 0;
        for (String name : a.names()) {
            for (int i = 0; i < a.values(name).length; i++) {
                sum += Math.abs(a.values(name)[i] - b.values(name)[i]);
            }
        }
        return sum;
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
    void reportedLossIsPerNumberThatCounts() {
        Batch batch = new Batch(
                SPEC, List.of(new ToyExamples(SPEC, 2).example(1, 0), new ToyExamples(SPEC, 2).example(1, 1)));
        Weights weights = RandomNumbers.weights(SPEC, 3);

        try (Dl4jGraph graph = Dl4jGraph.forTraining(SPEC, weights, Loss.SQUARED, new Adam(0.001))) {
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

    private static Weights trained(long seed) {
        return new NetworkTrainer(new TrainingOptions(2, 8, 0.01, 10, seed), epoch -> {})
                .train(SPEC, Weights.initial(SPEC, 1), new ToyExamples(SPEC, 24), new ToyExamples(SPEC, 8))
                .weights();
    }
}
