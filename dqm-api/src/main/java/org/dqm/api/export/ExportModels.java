package org.dqm.api.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dqm.domain.ModelVersion;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.BundleRefusedException;
import org.dqm.model.registry.Manifest;
import org.dqm.model.registry.ModelFolder;

/** The bundles that the service has, those of triggers and of all versions too. */
public final class ExportModels {
    private final Path folder;

    /** Those under {@code folder}, {@code <name>/<version>/}. */
    public ExportModels(Path folder) {
        this.folder = folder;
    }

    /** By name and version. */
    public List<Manifest> all() {
        return listed().stream().map(ModelFolder.Listed::manifest).toList();
    }

    /**
     * One of them, its files checked.
     *
     * @param version the highest if empty
     * @throws OptionException naming {@code model} or {@code version} and what there is, or why it is refused
     */
    Bundle find(String name, Optional<Integer> version) {
        List<ModelFolder.Listed> ofName = listed().stream()
                .filter(each -> each.manifest().model().name().equals(name))
                .toList();
        if (ofName.isEmpty()) {
            throw new OptionException(
                    "model",
                    "no '" + name + "'; found: "
                            + all().stream()
                                    .map(each -> each.model().name())
                                    .distinct()
                                    .collect(Collectors.joining(", ")));
        }
        ModelFolder.Listed chosen = version.map(number -> ofName.stream()
                        .filter(each -> each.manifest().model().version() == number)
                        .findFirst()
                        .orElseThrow(() -> new OptionException(
                                "version",
                                name + " has no version " + number + "; found: "
                                        + ofName.stream()
                                                .map(each -> String.valueOf(
                                                        each.manifest().model().version()))
                                                .collect(Collectors.joining(", ")))))
                .orElseGet(() -> ofName.get(ofName.size() - 1));
        try {
            return ModelFolder.resolve(chosen.folder());
        } catch (BundleRefusedException e) {
            throw new OptionException("model", "is refused: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Bundle find(ModelVersion model) {
        return find(model.name(), Optional.of(model.version()));
    }

    private List<ModelFolder.Listed> listed() {
        try {
            return ModelFolder.list(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
