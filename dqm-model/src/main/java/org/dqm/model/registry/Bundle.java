package org.dqm.model.registry;

import java.nio.file.Path;
import org.dqm.model.network.Dl4jEngine;
import org.dqm.model.network.Engine;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.onnx.OnnxRuntimeEngine;

/** A bundle on disk whose files are what its manifest says. */
public final class Bundle {
    private final Path folder;
    private final BundleContents contents;
    private final byte[] onnx;
    private final GoldenAnswers golden;

    /** Takes {@code onnx} over. */
    Bundle(Path folder, BundleContents contents, byte[] onnx, GoldenAnswers golden) {
        this.folder = folder;
        this.contents = contents;
        this.onnx = onnx;
        this.golden = golden;
    }

    public Path folder() {
        return folder;
    }

    public BundleContents contents() {
        return contents;
    }

    public Manifest manifest() {
        return contents.manifest();
    }

    /**
     * Starts an engine for this bundle's network; the caller closes it.
     *
     * @throws BundleRefusedException if the engine does not repeat the golden outputs: |a−b| ≤ 1e-4·max(1,|b|)
     */
    public Engine openEngine(EngineKind kind) {
        NetworkSpec network = contents.network();
        Engine engine = switch (kind) {
            case DL4J -> new Dl4jEngine(network, contents.weights());
            case ONNXRUNTIME -> onnxRuntime(network);
        };
        try {
            golden.requireFrom(engine, network);
            return engine;
        } catch (BundleRefusedException e) {
            engine.close();
            throw new BundleRefusedException(folder + ": " + e.getMessage(), e);
        }
    }

    private Engine onnxRuntime(NetworkSpec network) {
        try {
            return new OnnxRuntimeEngine(network, onnx);
        } catch (IllegalArgumentException e) {
            throw new BundleRefusedException(folder + "/" + BundleFiles.ONNX + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return manifest().model() + " in " + folder;
    }
}
