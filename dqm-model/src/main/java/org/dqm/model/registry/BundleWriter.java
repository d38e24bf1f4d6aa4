package org.dqm.model.registry;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a bundle, once and for all. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable", "UnusedMethod"})
public final class BundleWriter {
    private BundleWriter() {}

    /**
     * Writes all files into a temporary folder beside {@code folder}, reads them back with both engines, and only
     * then renames it to {@code folder}.
     *
     * @param folder must not exist, or be empty
     * @throws BundleRefusedException if what was written does not read back, or something is already there
     */
    public static Bundle write(Path folder, BundleContents contents) throws IOException {
        throw new UnsupportedOperationException("follows at 07:45: " + folder + contents);
    }
}
