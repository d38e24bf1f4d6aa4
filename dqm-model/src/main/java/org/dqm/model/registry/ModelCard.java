package org.dqm.model.registry;

import java.util.Locale;
import java.util.TreeMap;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.Weights;

/** {@code MODEL_CARD.md}: the manifest for a person. */
final class ModelCard {
    /** What the line about exports begins with. */
    static final String EXPORT = "- FPGA export: ";

    private ModelCard() {}

    /** The rest of that line. */
    static String export(Manifest.Exportable exportable) {
        return (exportable.possible() ? "possible: " : "not possible: ") + exportable.reason();
    }

    static String text(Manifest manifest, NetworkSpec network, Weights weights) {
        StringBuilder card = new StringBuilder();
        card.append("# ").append(manifest.model()).append("\n\n");
        boolean isTrigger = manifest.kind() == Manifest.Kind.TRIGGER;
        line(
                card,
                isTrigger ? "Scores bunch crossings of" : "Expects of a good lumisection",
                "`" + manifest.element().glob() + "`");
        Manifest.Grid grid = manifest.grid();
        line(
                card,
                "Map",
                grid.nx() + " × " + grid.ny() + " bins" + (grid.wrapsX() ? ", wraps in x" : "")
                        + (grid.wrapsY() ? ", wraps in y" : ""));
        line(
                card,
                "Network",
                network.layers().size() + " layers, " + weights.count() + " weights; input "
                        + network.input().nx() + " × " + network.input().ny() + " with a halo of " + grid.halo());
        if (!isTrigger) {
            scale(card, manifest.calibration());
        }
        card.append(EXPORT).append(export(manifest.exportable())).append('\n');

        card.append("\n## Learned from\n\n");
        manifest.trainingData()
                .forEach(data -> card.append("- ")
                        .append(data.name())
                        .append(", ")
                        .append(data.lumisections())
                        .append(" lumisections, seed ")
                        .append(data.seed())
                        .append(", SHA-256 `")
                        .append(data.sha256())
                        .append("`\n"));

        card.append("\n## Where it holds\n\n");
        Manifest.Applicability applicability = manifest.applicability();
        line(card, "Entries", "at least " + String.format(Locale.ROOT, "%.0f", applicability.minimumEntries()));
        line(
                card,
                "Pileup",
                applicability
                        .pileup()
                        .map(range -> range.min() + " to " + range.max())
                        .orElse("not known of the training data, so not checked"));
        line(
                card,
                "Beam modes",
                applicability.beamModes().isEmpty() ? "all" : String.join(", ", applicability.beamModes()));

        card.append("\n## Quality\n\n");
        if (manifest.metrics().isEmpty()) {
            card.append("Not evaluated yet.\n");
        }
        new TreeMap<>(manifest.metrics()).forEach((key, value) -> line(card, key, String.valueOf(value)));
        return card.toString();
    }

    private static void scale(StringBuilder card, Manifest.CalibrationSummary calibration) {
        line(
                card,
                "Score scale",
                calibration.mode().name().toLowerCase(Locale.ROOT) + ", from "
                        + calibration.lumisections() + " good lumisections of " + calibration.runs()
                        + " runs, carried by data up to "
                        + String.format(Locale.ROOT, "%.1f", calibration.calibratedTo()));
        line(card, "Anomalous from score", String.format(Locale.ROOT, "%.1f", calibration.alarmThreshold()));
    }

    private static void line(StringBuilder card, String what, String value) {
        card.append("- ").append(what).append(": ").append(value).append('\n');
    }
}
