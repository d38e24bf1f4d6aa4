package org.dqm.fpga.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
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
    /** Events that are counted for the precision table and compared with float at most. */
    private static final int COMPARED = 256;

    private final Bundle bundle;
    private final ExportRequest request;
    private final Consumer<ExportStep> at;

    private Exporter(Bundle bundle, ExportRequest request, Consumer<ExportStep> at) {
        this.bundle = bundle;
        this.request = request;
        this.at = at;
    }

    /**
     * Runs all passes and puts the package together.
     *
     * @throws org.dqm.fpga.pass.UnsupportedNetworkException if hls4ml cannot do it, with every reason
     * @throws IOException if the earlier export to compare with cannot be read
     */
    public static ExportedPackage export(Bundle bundle, ExportRequest request) throws IOException {
        return export(bundle, request, step -> {});
    }

    /**
     * The same, telling what it is at.
     *
     * @param at told each step before it begins, but {@link ExportStep#INPUTS}
     */
    public static ExportedPackage export(Bundle bundle, ExportRequest request, Consumer<ExportStep> at)
            throws IOException {
        at.accept(ExportStep.PRECISION);
        BundleContents contents = bundle.contents();
        Graph floating = Quantised.floating(contents.network(), contents.weights(), request.form(), request.latent());
        Graph pruned = request.prune().of(floating);
        Profile profile = Quantised.profile(pruned, request.sample());
        Bits bits = bits(request, floating, pruned, profile);
        Graph graph = Quantise.of(pruned, ChoosePrecision.of(pruned, profile, bits));
        return new Exporter(bundle, request.with(bits), at).export(floating, graph);
    }

    private static Bits bits(ExportRequest request, Graph floating, Graph pruned, Profile profile) {
        if (request.search().isEmpty()) {
            return request.bits();
        }
        return new SearchBits(
                        Agreement.loss(floating, request.sample(), request.judged()),
                        request.search().getAsDouble())
                .from(request.bits(), pruned, profile);
    }

    private ExportedPackage export(Graph floating, Graph graph) throws IOException {
        Emulator emulator = new Emulator(graph);
        FixedType inputType = emulator.inputType();
        List<long[]> all = codes(request.sample(), inputType);
        Sample compared = compared(request.sample());
        List<long[]> sample = codes(compared, inputType);
        Traffic traffic = new Traffic(graph);
        sample.forEach(event -> emulator.run(traffic, event));

        String last = graph.outputs().get(graph.outputs().size() - 1);
        boolean hasScore = graph.shape(last).size() == 1;
        if (request.judged().isPresent() && !hasScore) {
            throw new IllegalArgumentException("output " + last + " of shape " + graph.shape(last)
                    + " is no score to judge by signal events; export with --outputs score or all");
        }
        at.accept(ExportStep.RATES);
        Optional<ChipRates> rates = request.judged()
                .flatMap(Judged::crossings)
                .map(crossings -> ChipRates.of(emulator, bundle.manifest(), crossings));
        FixedType scoreType = Objects.requireNonNull(Widths.of(graph).get(last));
        long[] scores = hasScore ? scores(emulator, all) : new long[0];
        Optional<ScoreThreshold> threshold =
                hasScore ? Optional.of(threshold(request, scores, scoreType, rates)) : Optional.empty();
        at.accept(ExportStep.TEST_VECTORS);
        List<long[]> events = TestVectors.of(
                emulator,
                all,
                threshold.map(code -> new NearThreshold(emulator, all, scores, code)),
                request.eventsFor(graph.inputShape().size()));
        List<long[]> expected = events.parallelStream().map(emulator::run).toList();
        threshold.ifPresent(code -> TestVectors.requireClose(expected, code));

        at.accept(ExportStep.FILES);
        byte[] onnx = QonnxWriter.write(graph);
        String yaml = ConfigYaml.write(graph, request.settings());
        requireClean(Linter.findings(onnx, yaml));

        Cost cost = Cost.of(graph, request.settings());
        Verdict verdict = Verdict.of(cost, request.target(), request.settings().io());
        List<Accuracy> accuracies = Accuracy.of(floating, emulator, sample, compared);
        Documents documents = new Documents(bundle, request, graph, inputType);

        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("model.onnx", onnx);
        put(files, ConfigYaml.FILE, yaml);
        put(files, ConfigYaml.INPUTS, lines(events, inputType));
        put(files, ConfigYaml.OUTPUTS, lines(expected, emulator));
        put(files, "precision.csv", PrecisionTable.of(graph, traffic));
        put(files, "weights.json", WeightsJson.of(graph));
        put(files, "inputs.md", documents.inputs());
        Optional<Roc> floatRoc =
                request.judged().map(judged -> Agreement.roc(floating, judged.background(), judged.signal()));
        Optional<Roc> chipRoc =
                request.judged().map(judged -> Agreement.roc(emulator, judged.background(), judged.signal()));
        put(
                files,
                "MODEL_CARD.md",
                documents.card(accuracies, verdict, floatRoc, chipRoc)
                        + rates.map(made -> made.text(threshold.orElseThrow().code()))
                                .orElse(""));
        rates.ifPresent(made -> put(files, "rates.csv", made.csv()));
        floatRoc.ifPresent(roc -> put(files, "roc.csv", Roc.csv(roc, chipRoc.orElseThrow())));
        put(files, "cost.md", cost.text(request.target(), verdict));
        put(files, "README.md", documents.readme(verdict));
        put(files, "check.py", documents.check());
        documents.emulator().forEach((name, text) -> put(files, name, text));

        PackageManifest manifest = new PackageManifest(bundle, request);
        manifest.tensors(graph);
        threshold.ifPresent(code -> manifest.score(
                scoreType, code, request.form().hasScore(), graph.inputShape().size()));
        rates.ifPresent(
                made -> made.describe(manifest.rates(), threshold.orElseThrow().code()));
        manifest.vectors(events, expected, inputType, threshold);
        manifest.accuracy(accuracies);
        manifest.cost(cost, request.target(), verdict);
        floatRoc.ifPresent(roc -> manifest.roc(roc, chipRoc.orElseThrow()));
        put(files, Changes.FILE, Changes.text(manifest.tree(), files, request.previous()));
        put(files, "manifest.json", manifest.text(files));
        put(files, "SHA256SUMS", Checksums.list(files));

        String name =
                request.settings().project() + "-v" + bundle.manifest().model().version() + "-fpga";
        return new ExportedPackage(name, files, summary(name, verdict, events.size(), accuracies));
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

    /** The part of a sample on which the chip is compared with float. */
    static Sample compared(Sample sample) {
        return sample.spread(COMPARED);
    }

    private static long[] scores(Emulator emulator, List<long[]> events) {
        return events.parallelStream()
                .mapToLong(event -> NearThreshold.last(emulator.run(event)))
                .toArray();
    }

    private static ScoreThreshold threshold(
            ExportRequest request, long[] scores, FixedType type, Optional<ChipRates> rates) {
        return request.threshold().isPresent()
                ? ScoreThreshold.given(request.threshold().getAsLong(), type)
                : rates.map(ChipRates::usualThreshold).orElseGet(() -> ScoreThreshold.of(scores));
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
