package org.dqm.model.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dqm.domain.ElementPattern;

/**
 * The models of a folder {@code models/<name>/<version>/} that score occupancy maps: of each name the highest version.
 */
public final class ModelFolder {
    private final List<Bundle> bundles;
    private final List<Refusal> refusals;

    private ModelFolder(List<Bundle> bundles, List<Refusal> refusals) {
        this.bundles = bundles.stream()
                .sorted(Comparator.comparing(Bundle::manifest, SPECIFIC_THEN_NEW))
                .toList();
        this.refusals = List.copyOf(refusals);
    }

    private static final Comparator<Manifest> SPECIFIC_THEN_NEW = Comparator.comparing(
                    Manifest::element, ElementPattern.MOST_SPECIFIC_FIRST)
            .thenComparing(manifest -> -manifest.model().version())
            .thenComparing(manifest -> manifest.model().name());

    /**
     * A bundle that is there but must not be used.
     *
     * @param element what it would be for, if its manifest can be read at all
     */
    public record Refusal(Path folder, Optional<ElementPattern> element, String reason) {}

    /** Reads the highest version of every name under {@code root}; an empty or missing folder holds no models. */
    public static ModelFolder open(Path root) throws IOException {
        List<Bundle> bundles = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        if (Files.isDirectory(root)) {
            for (Path name : folders(root)) {
                Optional<Path> highest = highestVersion(name);
                if (highest.isPresent()) {
                    try {
                        Bundle bundle = BundleReader.read(highest.get());
                        if (bundle.manifest().kind() == Manifest.Kind.OCCUPANCY) {
                            bundles.add(bundle);
                        }
                    } catch (BundleRefusedException e) {
                        refusals.add(
                                new Refusal(highest.get(), element(highest.get()), String.valueOf(e.getMessage())));
                    }
                }
            }
        }
        return new ModelFolder(bundles, refusals);
    }

    /** A bundle by its manifest alone; it may yet be refused when it is read. */
    public record Listed(Path folder, Manifest manifest) {}

    /** Every version of every name under {@code root}, triggers' too, by name and version; unreadable ones left out. */
    public static List<Listed> list(Path root) throws IOException {
        List<Listed> found = new ArrayList<>();
        for (Path name : Files.isDirectory(root) ? folders(root) : List.<Path>of()) {
            for (Path version : folders(name)) {
                try {
                    found.add(new Listed(version, BundleReader.manifest(version).manifest()));
                } catch (BundleRefusedException e) {
                    // Nobody can choose it; refusals() says why.
                }
            }
        }
        found.sort(Comparator.comparing(
                        (Listed listed) -> listed.manifest().model().name())
                .thenComparing(listed -> listed.manifest().model().version()));
        return List.copyOf(found);
    }

    /**
     * Reads {@code path}, which is a bundle, or a folder of versions of which the highest number wins.
     *
     * @throws BundleRefusedException if it is neither, or not what its manifest says
     */
    public static Bundle resolve(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new BundleRefusedException(path + " is not a folder: name a bundle or a folder of versions");
        }
        if (Files.exists(path.resolve(BundleFiles.MANIFEST))) {
            return BundleReader.read(path);
        }
        return BundleReader.read(highestVersion(path).orElse(path));
    }

    /** Most specific pattern first. */
    public List<Bundle> bundles() {
        return bundles;
    }

    /** Bundles whose files are not what their manifest says. */
    public List<Refusal> refusals() {
        return refusals;
    }

    /** The model for a monitoring element: the most specific pattern, then the higher version. */
    public Optional<Bundle> forElement(String me) {
        return bundles.stream()
                .filter(bundle -> bundle.manifest().element().matches(me))
                .findFirst();
    }

    /** The refused bundle that a monitoring element would have needed. */
    public Optional<Refusal> refusalFor(String me) {
        return refusals.stream()
                .filter(refusal ->
                        refusal.element().filter(element -> element.matches(me)).isPresent())
                .findFirst();
    }

    private static Optional<ElementPattern> element(Path folder) throws IOException {
        try {
            return Optional.of(BundleReader.manifest(folder).manifest().element());
        } catch (BundleRefusedException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> highestVersion(Path name) throws IOException {
        return folders(name).stream()
                .filter(path -> path.getFileName().toString().matches("[1-9]\\d{0,8}"))
                .max(Comparator.comparingInt(
                        path -> Integer.parseInt(path.getFileName().toString())));
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> found = Files.list(parent)) {
            return found.filter(Files::isDirectory).sorted().toList();
        }
    }
}
