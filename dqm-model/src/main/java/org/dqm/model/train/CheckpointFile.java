package org.dqm.model.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dqm.model.network.Checkpoint;
import org.dqm.model.network.Checkpoints;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TrainingResult.Epoch;
import org.dqm.model.network.Weights;
import org.dqm.model.preprocess.Member;
import org.dqm.model.registry.NpyArray;
import org.dqm.model.registry.Npz;

/** The last checkpoint of a training in one file, {@code .npz}; replaced whole, so that a kill leaves the one before. */
final class CheckpointFile implements Checkpoints {
    private static final String MEMORY = "memory";
    private static final String EPOCHS = "epochs";
    private static final String FINGERPRINT = "fingerprint";
    private static final String CURRENT = "current.";
    private static final String BEST = "best.";

    private final Path file;
    private final NetworkSpec spec;
    private final byte[] fingerprint;

    /**
     * A file that may exist.
     *
     * @param fingerprint of all that decides how the training goes: data, options, network
     */
    CheckpointFile(Path file, NetworkSpec spec, byte[] fingerprint) {
        this.file = file;
        this.spec = spec;
        this.fingerprint = fingerprint.clone();
    }

    @Override
    public Optional<Checkpoint> last() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Map<String, NpyArray> arrays = Npz.read(Files.readAllBytes(file));
            NpyArray mark = Member.require(arrays, FINGERPRINT, fingerprint.length);
            for (int i = 0; i < fingerprint.length; i++) {
                if (mark.get(i) != fingerprint[i]) {
                    throw new IllegalArgumentException("it is of a training on other data or with other options;"
                            + " repeat the command as it was, or leave --resume out to begin anew");
                }
            }
            return Optional.of(new Checkpoint(
                    weights(arrays, CURRENT), weights(arrays, BEST), floats(arrays, MEMORY), epochs(arrays)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("cannot resume from " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    @Override
    public void save(Checkpoint checkpoint) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        put(arrays, CURRENT, checkpoint.current());
        put(arrays, BEST, checkpoint.best());
        float[] memory = checkpoint.memory();
        arrays.put(MEMORY, NpyArray.ofFloats(List.of(memory.length), memory));
        double[] epochs = new double[2 * checkpoint.epochs().size()];
        for (Epoch epoch : checkpoint.epochs()) {
            epochs[2 * epoch.number()] = epoch.trainingLoss();
            epochs[2 * epoch.number() + 1] = epoch.validationLoss();
        }
        arrays.put(EPOCHS, NpyArray.ofDoubles(List.of(epochs.length / 2, 2), epochs));
        double[] mark = new double[fingerprint.length];
        for (int i = 0; i < mark.length; i++) {
            mark[i] = fingerprint[i];
        }
        arrays.put(FINGERPRINT, NpyArray.ofDoubles(List.of(mark.length), mark));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.write(part, Npz.write(arrays));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    private void put(Map<String, NpyArray> arrays, String prefix, Weights weights) {
        for (NetworkSpec.Parameter parameter : spec.parameters()) {
            arrays.put(
                    prefix + parameter.name(), NpyArray.ofFloats(parameter.shape(), weights.values(parameter.name())));
        }
    }

    private Weights weights(Map<String, NpyArray> arrays, String prefix) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (NetworkSpec.Parameter parameter : spec.parameters()) {
            values.put(
                    parameter.name(),
                    Member.require(arrays, prefix + parameter.name(), parameter.size())
                            .toFloats());
        }
        return Weights.of(spec, values);
    }

    private static float[] floats(Map<String, NpyArray> arrays, String name) {
        return any(arrays, name).toFloats();
    }

    private static List<Epoch> epochs(Map<String, NpyArray> arrays) {
        NpyArray values = any(arrays, EPOCHS);
        List<Epoch> epochs = new ArrayList<>();
        for (int i = 0; i < values.size() / 2; i++) {
            epochs.add(new Epoch(i, values.get(2 * i), values.get(2 * i + 1)));
        }
        return epochs;
    }

    private static NpyArray any(Map<String, NpyArray> arrays, String name) {
        NpyArray found = arrays.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no array '" + name + "'; found: " + arrays.keySet());
        }
        return found;
    }
}
