package org.dqm.model.registry;

import java.nio.file.Path;
import org.dqm.model.network.Engine;

/** A bundle on disk whose files are what its manifest says. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable", "UnusedMethod"})
public final class Bundle {
    private final Path folder;
    private final BundleContents contents;

    Bundle(Path folder, BundleContents contents) {
        this.folder = folder;
        this.contents = contents;
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
        throw new UnsupportedOperationException("follows at 07:45: " + kind);
    }
}
