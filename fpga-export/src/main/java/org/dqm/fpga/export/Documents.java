package org.dqm.fpga.export;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.qonnx.HlsSettings;
import org.dqm.model.registry.Bundle;

/** The pages of the package that a person reads. */
final class Documents {
    private final Bundle bundle;
    private final ExportRequest request;
    private final Graph graph;
    private final FixedType input;

    Documents(Bundle bundle, ExportRequest request, Graph graph, FixedType input) {
        this.bundle = bundle;
        this.request = request;
        this.graph = graph;
        this.input = input;
    }

    /** Values of the templates. */
    private Map<String, String> values() {
        HlsSettings settings = request.settings();
        Map<String, String> values = new TreeMap<>();
        values.put("MODEL", bundle.manifest().model().toString());
        values.put("PROJECT", settings.project());
        values.put("NAMESPACE", settings.namespace());
        values.put("VERSION", String.valueOf(bundle.manifest().model().version()));
        values.put("BACKEND", settings.backend());
        values.put("PART", settings.part());
        values.put("HLS4ML", request.hls4ml());
        values.put("INPUT", graph.input());
        values.put("INPUT_SIZE", String.valueOf(graph.inputShape().size()));
        values.put("INPUT_TYPE", "ap_" + input.hls());
        values.put("OUTPUTS", String.valueOf(graph.outputs().size()));
        values.put(
                "OUTPUT_SIZES",
                graph.outputs().stream()
                        .map(output -> String.valueOf(graph.shape(output).size()))
                        .collect(Collectors.joining(", ")));
        return values;
    }

    String readme(Verdict verdict) {
        Map<String, String> values = values();
        values.put("VERDICT", verdict.fit() + ": " + verdict.rule());
        return Template.filled("README.md", values);
    }

    String check() {
        return Template.filled("check.py.txt", values());
    }

    /** Files of the C++ wrapper by path. */
    Map<String, String> emulator() {
        return Map.of(
                "emulator/emulator.h", Template.filled("emulator/emulator.h.txt", values()),
                "emulator/wrapper.cpp", Template.filled("emulator/wrapper.cpp.txt", values()),
                "emulator/Makefile", Template.filled("emulator/Makefile.txt", values()));
    }

    /** How an event becomes the numbers of the input. */
    String inputs() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                """
                # Inputs of %s

                One event is a tensor `%s` of shape %s, row-major: rows (y) first, then columns (x), then channels; number
                (y, x, c), counted from 0, is at (y*nx + x)*channels + c. It is the tensor that the network was trained on,
                without any further scaling.

                - Type `ap_%s`: whole numbers %d to %d, the least significant bit stands for %s.
                - A real number v becomes the whole number nearest to v / %s, halves to the even one; what is outside the
                  range is clipped to its ends. Scaling is by this power of two alone.
                - The emulator refuses what is out of range: clip before.

                """,
                bundle.manifest().model(),
                graph.input(),
                graph.inputShape(),
                input.hls(),
                input.min(),
                input.max(),
                input.scale(),
                input.scale()));
        if (bundle.manifest().preprocessing().get("channels") instanceof List<?> channels) {
            text.append("""
                    ## From a histogram to this tensor

                    The network of this bundle sees no histogram but what the service prepares of it (`docs/detection.md`):
                    a map is cut into 9 images of every third bin in every third row, each of them one event here. Channels,
                    in this order, a list of 8 where it says "8 neighbours":

                    """);
            channels.forEach(channel -> text.append("- ").append(channel).append('\n'));
            text.append(
                    "\nu is the deviation of a bin from its expectation in standard deviations, limited to ±6. Beyond the"
                            + " map all are 0. The answer is added to u predicted from 5x5.\n");
        }
        text.append("\nPreparation as the bundle's manifest states it: `")
                .append(new TreeMap<>(bundle.manifest().preprocessing()))
                .append("`.\n");
        return text.toString();
    }

    String card(List<Accuracy> accuracies, Verdict verdict, Optional<Roc> floating, Optional<Roc> quantised) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                """
                # Model card: %s on an FPGA

                - What: the network of bundle %s, for elements `%s`, in fixed point; outputs `%s`.
                - Weights %d bits, activations %d, outputs %d, one power-of-two scale per tensor; `precision.csv` says what
                  each layer has. Pruned: %.0f %% of the weights%s.
                - Ranges from %d of %d inputs: %s.
                - Verdict: %s. %s.

                ## Quantised against float, on %d of these inputs

                | output | spread of float | rms difference | largest difference | correlation |
                |---|---|---|---|---|
                """,
                bundle.manifest().model(),
                bundle.manifest().model(),
                bundle.manifest().element().glob(),
                request.form().label(),
                request.bits().weights(),
                request.bits().activations(),
                request.bits().outputs(),
                100 * request.prune().fraction(),
                request.prune().byFilter() ? ", by filter" : "",
                Quantised.profiled(request.sample()).size(),
                request.sample().size(),
                request.origin(),
                verdict.fit(),
                verdict.rule(),
                Exporter.compared(request.sample()).size()));
        for (Accuracy accuracy : accuracies) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.4g | %.4g | %.4g | %.5f |%n",
                    accuracy.output(),
                    accuracy.spread(),
                    accuracy.rms(),
                    accuracy.largest(),
                    accuracy.correlation()));
        }
        text.append("\n## ROC of float and quantised\n\n");
        if (floating.isEmpty() || quantised.isEmpty()) {
            return text.append("""
                    Not measured here: it needs a score and signal events, and this export was given good ones alone. The same
                    holds for the rate against the threshold; `rates.csv` is in the package only where it was measured: of a
                    trigger, with `--crossings N`.
                    """).toString();
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "AUC %.5f of the float score, %.5f of the quantised one, on %d background and %d signal events; the"
                                + " curves are in `roc.csv`.%n",
                        floating.get().area(),
                        quantised.get().area(),
                        quantised.get().backgrounds(),
                        quantised.get().signals()))
                .toString();
    }
}
