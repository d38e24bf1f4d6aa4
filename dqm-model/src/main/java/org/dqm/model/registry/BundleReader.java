package org.dqm.model.registry;

import java.io.IOException;
import java.nio.file.Path;

/** Reads a bundle and refuses one that is not what its manifest says. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable", "UnusedMethod"})
public final class BundleReader {
    private BundleReader() {}

    /**
     * Reads {@code folder} and compares every file with its checksum.
     *
     * @throws BundleRefusedException naming the file and the reason
     */
    public static Bundle read(Path folder) throws IOException {
        throw new UnsupportedOperationException("follows at 07:45: " + folder);
    }
}
