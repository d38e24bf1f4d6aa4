package org.dqm.model.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The models of a folder {@code models/<name>/<version>/}: of each name the highest version. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable", "UnusedMethod"})
public final class ModelFolder {
    private final List<Bundle> bundles;

    private ModelFolder(Collection<Bundle> bundles) {
        this.bundles = List.copyOf(bundles);
    }

    /**
     * Reads the highest version of every name under {@code root}.
     *
     * @throws BundleRefusedException if one of them is not what its manifest says
     */
    public static ModelFolder open(Path root) throws IOException {
        throw new UnsupportedOperationException("follows at 07:45: " + root);
    }

    /** Reads {@code path}, which is a bundle, or a folder of versions of which the highest number wins. */
    public static Bundle resolve(Path path) throws IOException {
        throw new UnsupportedOperationException("follows at 07:45: " + path);
    }

    public List<Bundle> bundles() {
        return bundles;
    }

    /** The model for a monitoring element: the most specific pattern, then the higher version. */
    public Optional<Bundle> forElement(String me) {
        return bundles.stream()
                .filter(bundle -> bundle.manifest().element().matches(me))
                .min((a, b) -> ElementPattern.MOST_SPECIFIC_FIRST.compare(
                        a.manifest().element(), b.manifest().element()));
    }
}
