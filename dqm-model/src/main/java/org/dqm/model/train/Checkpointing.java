package org.dqm.model.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.dqm.model.network.NetworkSpec;

/**
 * Whether and where a training leaves its state, and whether it goes on from there.
 *
 * @param path of the one file that is written after every epoch; empty for none
 * @param resumes whether to go on from a file that is there; else it is removed
 */
public record Checkpointing(Optional<Path> path, boolean resumes) {
    /** No file. */
    public static final Checkpointing NONE = new Checkpointing(Optional.empty(), false);

    /** The file beside a bundle's folder: {@code .NAME.checkpoint.npz}. */
    public static Checkpointing beside(Path bundle, boolean resumes) {
        Path folder = bundle.toAbsolutePath().normalize();
        return new Checkpointing(
                Optional.of(folder.resolveSibling("." + folder.getFileName() + ".checkpoint.npz")), resumes);
    }

    /** Whether there is something to go on from. */
    public boolean isFound() {
        return resumes && path.filter(Files::exists).isPresent();
    }

    /** After the bundle is written. */
    public void finish() {
        path.ifPresent(CheckpointFile::delete);
    }

    Optional<CheckpointFile> file(NetworkSpec spec, Supplier<byte[]> fingerprint) {
        if (!resumes) {
            finish();
        }
        return path.map(file -> new CheckpointFile(file, spec, fingerprint.get()));
    }
}
