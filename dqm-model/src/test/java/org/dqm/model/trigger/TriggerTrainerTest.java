package org.dqm.model.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.ModelVersion;
import org.dqm.model.network.Compression;
import org.dqm.model.network.Engine;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TensorShape;
import org.dqm.model.network.TrainingResult.Epoch;
import org.dqm.model.network.TriggerNetworks;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.registry.BundleReader;
import org.dqm.model.registry.BundleWriter;
import org.dqm.model.registry.EngineKind;
import org.dqm.model.registry.Manifest;
import org.dqm.model.train.FineTuning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriggerTrainerTest {
    private static final TriggerTrainer.Listener QUIET = new TriggerTrainer.Listener() {
        @Override
        public void epoch(Epoch epoch, int of) {}

        @Override
        public void at(long done, long total) {}
    };

    @TempDir
    private Path folder;

    private static TriggerTrainer trainer(String name, int epochs) {
        return trainer(name, epochs, FineTuning.NONE);
    }

    private static TriggerTrainer trainer(String name, int epochs, FineTuning fineTuning) {
        return new TriggerTrainer(
                new TriggerRequest(
                        new ModelVersion(name, 1),
                        new ElementPattern("L1CaloSim/CaloRegions"),
                        epochs,
                        1,
                        fineTuning,
                        "./dqm train"),
                QUIET);
    }

    /** Maps of 8 × 6 with a bright spot somewhere, in a file. */
    private CrossingData small() throws IOException {
        short[][][] maps = new short[600][8][6];
        for (int i = 0; i < maps.length; i++) {
            for (int y = 0; y < 8; y++) {
                for (int x = 0; x < 6; x++) {
                    maps[i][y][x] = (short) (5 + (i * 31 + y * 7 + x * 3) % 4);
                }
            }
            maps[i][i % 8][i % 6] += (short) (20 + i % 50);
        }
        Path file = folder.resolve("small.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("CaloRegions", maps);
        }
        return TrainingCrossings.read(List.of(file), 1);
    }

    @Test
    void teacherAndStudentOfAnyShapeAreBundlesThatScore() throws IOException {
        CrossingData data = small();

        Bundle teacher = BundleWriter.write(
                folder.resolve("teacher/1"), trainer("teacher", 3).teacher(data));
        Bundle student = BundleWriter.write(
                folder.resolve("student/1"), trainer("student", 12).student(data, teacher));

        Manifest manifest = BundleReader.read(folder.resolve("student/1")).manifest();
        assertThat(manifest.kind()).isEqualTo(Manifest.Kind.TRIGGER);
        assertThat(manifest.exportable().possible()).isTrue();
        assertThat(TriggerInput.of(manifest)).isEqualTo(new TriggerInput(10, -5));
        assertThat(TriggerScore.of(manifest)).isEqualTo(TriggerScore.OUTPUT);
        assertThat(manifest.metrics()).containsEntry("teacher", "teacher/1");
        assertThat(manifest.trainingData())
                .singleElement()
                .satisfies(source -> assertThat(source.name()).isEqualTo("small.h5"));
        assertThat(correlation(scores(teacher, data), scores(student, data))).isGreaterThan(0.5);
    }

    @Test
    void studentIsFineTunedForItsChip() throws IOException {
        CrossingData data = small();
        Bundle teacher = BundleWriter.write(
                folder.resolve("teacher/1"), trainer("teacher", 3).teacher(data));
        Bundle whole = BundleWriter.write(
                folder.resolve("student/1"), trainer("student", 12).student(data, teacher));
        FineTuning fineTuning = new FineTuning(Optional.of(whole), new Compression(OptionalInt.of(4), 0.5, false));

        BundleContents tuned = trainer("small", 4, fineTuning).student(data, teacher);

        float[] kernel = tuned.weights().values("mix.kernel");
        long zeros =
                IntStream.range(0, kernel.length).filter(i -> kernel[i] == 0).count();
        assertThat(zeros).isBetween(kernel.length / 2L, kernel.length - 1L);
        Map<String, Object> metrics = tuned.manifest().metrics();
        assertThat(metrics)
                .containsEntry("from", "student/1")
                .containsEntry("weight_bits", 4)
                .containsEntry("pruned", 0.5)
                .containsEntry("pruned_by", "weight")
                .doesNotContainKey(FineTuning.LOSS_WITHOUT_NETWORK);
        assertThat((double) metrics.get("validation_loss"))
                .as("fine-tuned against compressed afterwards")
                .isLessThan((double) metrics.get(FineTuning.FIRST_LOSS));
    }

    @Test
    void fineTuningNeedsABundleOfTheSameNetwork() throws IOException {
        CrossingData data = small();
        Bundle teacher = BundleWriter.write(
                folder.resolve("teacher/1"), trainer("teacher", 1).teacher(data));
        FineTuning other = new FineTuning(Optional.of(teacher), Compression.NONE);

        assertThatThrownBy(() -> trainer("student", 1, other).student(data, teacher))
                .hasMessageContaining("--from teacher/1")
                .hasMessageContaining("--architecture");
        assertThatThrownBy(() -> new FineTuning(Optional.empty(), new Compression(OptionalInt.empty(), 0.5, false)))
                .hasMessageContaining("need --from");
    }

    @Test
    void enginesGiveTheSameScores() throws IOException {
        CrossingData data = small();
        Bundle teacher = BundleWriter.write(
                folder.resolve("teacher/1"), trainer("teacher", 1).teacher(data));

        double[] first = scores(teacher, data);
        double[] second;
        try (Engine engine = teacher.openEngine(EngineKind.DL4J)) {
            second = new TriggerScorer(teacher.contents(), engine).scores(data.crossings(), TriggerProgress.NONE);
        }

        for (int i = 0; i < first.length; i++) {
            assertThat(first[i]).isCloseTo(second[i], within(1e-3));
        }
    }

    @Test
    void scoreOfAnAutoencoderIsItsSquaredErrorInCounts() {
        TriggerInput input = new TriggerInput(10, -5);
        float[] maps = {1, 1, 2, 2};
        float[] answers = {1, 1, 2, 2.5f};

        double score = TriggerScore.SQUARED_ERROR.of(input, maps, answers, new TriggerScore.Place(1, 2));

        // One of two bins is 16 counts off.
        assertThat(score).isCloseTo(Math.log(1 + 16 * 16 / 2.0) / Math.log(2), within(1e-9));
    }

    @Test
    void inputIsTheWholeNumberTimesAPowerOfTwoAndClipped() {
        float[] into = new float[3];

        new TriggerInput(10, -5).copy(new short[] {1, 64, 2_000}, into, 0);

        assertThat(into).containsExactly(1 / 32f, 2f, 1023 / 32f);
    }

    @Test
    void studentNeedsAFiftiethOfTheTeachersMultiplicationsAtMost() {
        TensorShape calorimeter = new TensorShape(18, 14, 1);
        NetworkSpec teacher = TriggerNetworks.teacher(calorimeter);
        NetworkSpec student = TriggerNetworks.student(calorimeter);

        assertThat(student.multiplyAdds()).isEqualTo(63 * 4 * 16 + 1_008 * 16 + 16 * 16 + 16);
        assertThat(teacher.multiplyAdds()).isGreaterThanOrEqualTo(50 * student.multiplyAdds());
    }

    @Test
    void oddMapsAreRefusedWithTheRemedy() {
        assertThatThrownBy(() -> TriggerNetworks.student(new TensorShape(9, 14, 1)))
                .hasMessageContaining("even sides")
                .hasMessageContaining("9 x 14")
                .hasMessageContaining("add a row");
    }

    @Test
    void scoringOtherMapsThanTrainedOnIsRefused() throws IOException {
        CrossingData data = small();
        BundleContents student = trainer("teacher", 1).teacher(data);
        Bundle bundle = BundleWriter.write(folder.resolve("teacher/1"), student);
        CrossingData calorimeter = TrainingCrossings.simulated(1, 1, 1, 100);

        assertThatThrownBy(() -> scores(bundle, calorimeter)).hasMessageContaining("18 x 14");
        assertThatThrownBy(() -> trainer("student", 1).student(calorimeter, bundle))
                .hasMessageContaining("18 x 14");
    }

    private static double[] scores(Bundle bundle, CrossingData data) throws IOException {
        try (Engine engine = bundle.openEngine(EngineKind.ONNXRUNTIME)) {
            return new TriggerScorer(bundle.contents(), engine).scores(data.crossings(), TriggerProgress.NONE);
        }
    }

    private static double correlation(double[] a, double[] b) {
        double sumA = 0;
        double sumB = 0;
        double sumAa = 0;
        double sumBb = 0;
        double sumAb = 0;
        for (int i = 0; i < a.length; i++) {
            sumA += a[i];
            sumB += b[i];
            sumAa += a[i] * a[i];
            sumBb += b[i] * b[i];
            sumAb += a[i] * b[i];
        }
        double n = a.length;
        return (sumAb - sumA * sumB / n) / Math.sqrt((sumAa - sumA * sumA / n) * (sumBb - sumB * sumB / n));
    }
}
