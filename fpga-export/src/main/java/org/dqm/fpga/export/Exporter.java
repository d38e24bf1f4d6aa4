package org.dqm.fpga.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dqm.fpga.emulate.Emulator;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Quantizer;
import org.dqm.fpga.graph.Widths;
import org.dqm.fpga.lint.Finding;
import org.dqm.fpga.lint.Linter;
import org.dqm.fpga.pass.Bits;
import org.dqm.fpga.pass.ChoosePrecision;
import org.dqm.fpga.pass.Profile;
import org.dqm.fpga.pass.Quantise;
import org.dqm.fpga.pass.Sample;
import org.dqm.fpga.pass.SearchBits;
import org.dqm.fpga.qonnx.ConfigYaml;
import org.dqm.fpga.qonnx.DatFile;
import org.dqm.fpga.qonnx.QonnxWriter;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.BundleContents;

/** From a bundle to the package. */
public final class Exporter {
    private static final long SEED = 5;
    /** Events of the sample that are counted for the precision table and compared with float. */
    private static final int COUNTED = 256;

    private static final double QUANTILE = 0.999;

    private Exporter() {}

    /**
     * Runs all passes and puts the package together.
     *
     * @throws org.dqm.fpga.pass.UnsupportedNetworkException if hls4ml cannot do it, with every reason
     * @throws IOException if the earlier export to compare with cannot be read
     */
    public static ExportedPackage export(Bundle bundle, ExportRequest request) throws IOException {
        BundleContents contents = bundle.contents();
        Graph floating = Quantised.floating(contents.network(), contents.weights(), request.form(), request.latent());
        Graph pruned = request.prune().of(floating);
        Profile profile = Quantised.profile(pruned, request.sample());
        Bits bits = bits(request, floating, pruned, profile);
        return export(
                bundle, request.with(bits), floating, Quantise.of(pruned, ChoosePrecision.of(pruned, profile, bits)));
    }

    private static Bits bits(ExportRequest request, Graph floating, Graph pruned, Profile profile) {
        if (request.search().isEmpty()) {
            return request.bits();
        }
        return new SearchBits(
                        Agreement.loss(floating, request.sample(), request.signal()),
                        request.search().getAsDouble())
                .from(request.bits(), pruned, profile);
    }

    private static ExportedPackage export(Bundle bundle, ExportRequest request, Graph floating, Graph graph)
            throws IOException {
        Emulator emulator = new Emulator(graph);
        FixedType inputType = emulator.inputType();
        List<long[]> sample = codes(request.sample().first(COUNTED), inputType);
        Traffic traffic = new Traffic(graph);
        List<long[]> answers =
                sample.stream().map(event -> emulator.run(traffic, event)).toList();

        String last = graph.outputs().get(graph.outputs().size() - 1);
        boolean hasScore = graph.shape(last).size() == 1;
        OptionalLong threshold = hasScore ? threshold(request, answers) : OptionalLong.empty();
        List<long[]> events = TestVectors.of(
                emulator,
                request.sample(),
                threshold,
                request.eventsFor(graph.inputShape().size()),
                SEED);
        List<long[]> expected = events.parallelStream().map(emulator::run).toList();

        byte[] onnx = QonnxWriter.write(graph);
        String yaml = ConfigYaml.write(graph, request.settings());
        requireClean(Linter.findings(onnx, yaml));

        Cost cost = Cost.of(graph, request.settings());
        Verdict verdict = Verdict.of(cost, request.target(), request.settings().io());
        List<Accuracy> accuracies = Accuracy.of(floating, emulator, sample, request.sample());
        Documents documents = new Documents(bundle, request, graph, inputType);

        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("model.onnx", onnx);
        put(files, ConfigYaml.FILE, yaml);
        put(files, ConfigYaml.INPUTS, lines(events, inputType));
        put(files, ConfigYaml.OUTPUTS, lines(expected, emulator));
        put(files, "precision.csv", PrecisionTable.of(graph, traffic));
        put(files, "weights.json", WeightsJson.of(graph));
        put(files, "inputs.md", documents.inputs());
        Optional<Roc> floatRoc = roc(request, hasScore, signal -> Agreement.roc(floating, request.sample(), signal));
        Optional<Roc> chipRoc = roc(request, hasScore, signal -> Agreement.roc(emulator, request.sample(), signal));
        put(files, "MODEL_CARD.md", documents.card(accuracies, verdict, floatRoc, chipRoc));
        floatRoc.ifPresent(roc -> put(files, "roc.csv", Roc.csv(roc, chipRoc.orElseThrow())));
        put(files, "cost.md", cost.text(request.target(), verdict));
        put(files, "README.md", documents.readme(verdict));
        put(files, "check.py", documents.check());
        documents.emulator().forEach((name, text) -> put(files, name, text));

        PackageManifest manifest = new PackageManifest(bundle, request);
        manifest.tensors(graph);
        if (hasScore) {
            FixedType scoreType = Objects.requireNonNull(Widths.of(graph).get(last));
            manifest.score(
                    scoreType,
                    threshold,
                    request.form().hasScore(),
                    graph.inputShape().size());
        }
        manifest.vectors(events, expected, inputType, threshold);
        manifest.accuracy(accuracies);
        manifest.cost(cost, request.target(), verdict);
        floatRoc.ifPresent(roc -> manifest.roc(roc, chipRoc.orElseThrow()));
        put(files, "manifest.json", manifest.text(files));
        put(files, "CHANGES.md", Changes.text(files, request.previous()));
        put(files, "SHA256SUMS", Checksums.list(files));

        String name =
                request.settings().project() + "-v" + bundle.manifest().model().version() + "-fpga";
        return new ExportedPackage(name, files, summary(name, verdict, events.size(), accuracies));
    }

    private static Optional<Roc> roc(ExportRequest request, boolean hasScore, Function<Sample, Roc> judge) {
        return hasScore ? request.signal().map(judge) : Optional.empty();
    }

    /** The whole numbers of a sample's events. */
    static List<long[]> codes(Sample sample, FixedType type) {
        Quantizer quantizer = Quantizer.of(type);
        return IntStream.range(0, sample.size())
                .mapToObj(e -> Arrays.stream(sample.event(e))
                        .mapToLong(quantizer::nearest)
                        .toArray())
                .toList();
    }

    private static OptionalLong threshold(ExportRequest request, List<long[]> answers) {
        if (request.threshold().isPresent()) {
            return request.threshold();
        }
        long[] codes = answers.stream()
                .mapToLong(codesOf -> codesOf[codesOf.length - 1])
                .sorted()
                .toArray();
        return OptionalLong.of(Math.max(1, codes[(int) Math.ceil(QUANTILE * (codes.length - 1))]));
    }

    private static void requireClean(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new IllegalStateException("what was written breaks rules of hls4ml: "
                    + findings.stream().map(Finding::toString).collect(Collectors.joining("; ")));
        }
    }

    private static String lines(List<long[]> events, FixedType type) {
        return events.parallelStream()
                .map(event -> DatFile.line(
                        Arrays.stream(event).mapToDouble(type::value).toArray()))
                .collect(Collectors.joining());
    }

    private static String lines(List<long[]> answers, Emulator emulator) {
        return answers.parallelStream()
                .map(codes -> DatFile.line(emulator.values(codes)))
                .collect(Collectors.joining());
    }

    private static String summary(String name, Verdict verdict, int events, List<Accuracy> accuracies) {
        return name + ": " + verdict.fit() + ", " + verdict.rule() + "; " + events + " test vectors"
                + accuracies.stream()
                        .map(accuracy -> String.format(
                                Locale.ROOT,
                                "; %s: correlation with float %.5f",
                                accuracy.output(),
                                accuracy.correlation()))
                        .collect(Collectors.joining());
    }

    private static void put(SortedMap<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
