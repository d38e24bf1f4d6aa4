package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dqm.model.network.Autoencoders;
import org.dqm.model.network.Checkpoint;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.RandomNumbers;
import org.dqm.model.network.TensorShape;
import org.dqm.model.network.TrainingResult.Epoch;
import org.dqm.model.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    private static final NetworkSpec SPEC = Autoencoders.standard(new TensorShape(8, 8, 5));
    private static final byte[] FINGERPRINT = {1, -2, 3};

    @TempDir
    private Path folder;

    @Test
    void whatIsSavedComesBackToTheBit() {
        CheckpointFile file = new CheckpointFile(folder.resolve("new/.1.checkpoint.npz"), SPEC, FINGERPRINT);
        Weights current = RandomNumbers.weights(SPEC, 1);
        Weights best = RandomNumbers.weights(SPEC, 2);
        List<Epoch> epochs = List.of(new Epoch(0, 1.5, 1.25), new Epoch(1, 1.0 / 3, 0.1), new Epoch(2, 0.2, 0.7));

        assertThat(file.last()).isEmpty();
        file.save(new Checkpoint(current, best, new float[] {4, 5.5f}, epochs));
        Checkpoint found = file.last().orElseThrow();

        assertThat(found.current()).isEqualTo(current);
        assertThat(found.best()).isEqualTo(best);
        assertThat(found.memory()).containsExactly(4, 5.5f);
        assertThat(found.epochs()).isEqualTo(epochs);
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefused() {
        Path path = folder.resolve("c.npz");
        Weights weights = RandomNumbers.weights(SPEC, 1);
        new CheckpointFile(path, SPEC, new byte[] {1, -2, 4})
                .save(new Checkpoint(weights, weights, new float[1], List.of(new Epoch(0, 1, 1))));

        assertThatThrownBy(() -> new CheckpointFile(path, SPEC, FINGERPRINT).last())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("c.npz")
                .hasMessageContaining("other data or with other options");
    }

    @Test
    void withoutResumeAnOldCheckpointIsRemoved() throws IOException {
        Checkpointing fresh = Checkpointing.beside(folder.resolve("hcal/2"), false);
        Path path = fresh.path().orElseThrow();
        Files.createDirectories(folder.resolve("hcal"));
        Files.writeString(path, "old");

        fresh.file(SPEC, () -> FINGERPRINT);

        assertThat(path).hasFileName(".2.checkpoint.npz").doesNotExist();
        assertThat(Checkpointing.beside(folder.resolve("hcal/2"), true).isFound())
                .isFalse();
    }
}
