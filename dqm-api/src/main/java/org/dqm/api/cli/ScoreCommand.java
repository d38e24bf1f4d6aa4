package org.dqm.api.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.dqm.api.export.CalibrationInputs;
import org.dqm.domain.Conditions;
import org.dqm.domain.ElementKey;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Outcome;
import org.dqm.fpga.emulate.Emulator;
import org.dqm.fpga.emulate.EmulatorEngine;
import org.dqm.fpga.export.Quantised;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.ingest.ConditionsTable;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.NdjsonLine;
import org.dqm.ingest.NdjsonReader;
import org.dqm.ingest.NdjsonSummary;
import org.dqm.model.network.Engine;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.EngineKind;
import org.dqm.model.registry.ModelFolder;
import org.dqm.model.score.Scorer;
import org.dqm.model.score.ScoringModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dqm score}: a verdict for each record of the files, in their order. */
@Command(
        name = "score",
        description = "Score histograms with a bundle: one JSON line per record, in the order of the files.",
        mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
    /** Name of the engine that is the network in fixed point. */
    static final String EMULATOR = "emulator";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "DIR",
            description = "A bundle, or a folder of versions, of which the highest counts.")
    private Path model;

    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "NDJSON files; .gz means gzip.")
    private List<Path> data = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Scores as NDJSON; .gz means gzip.")
    private Path out;

    @Option(names = "--bin-scores", description = "Add the signed score of every bin.")
    private boolean binScores;

    @Option(
            names = "--threshold",
            paramLabel = "T",
            description = "Score at and above which a lumisection is ANOMALOUS; the bundle's if not given.")
    private @Nullable Double threshold;

    @Option(
            names = "--engine",
            defaultValue = "dl4j",
            paramLabel = "NAME",
            description = "dl4j, onnxruntime or emulator, the network in fixed point (default: ${DEFAULT-VALUE}).")
    private String engine;

    @Mixin
    private ConditionsOptions conditions;

    @Mixin
    private FpgaOptions fixedPoint;

    @Override
    public Integer call() throws IOException {
        boolean isEmulated = engine.equals(EMULATOR);
        if (!isEmulated) {
            engineKind();
        }
        if (threshold != null && !(threshold > 0)) {
            throw new ParameterException(spec.commandLine(), "--threshold must be above 0, got " + threshold);
        }
        Bundle bundle = ModelFolder.resolve(model);
        ConditionsTable known = conditions.read().orElse(ConditionsTable.EMPTY);
        ScoringModel scoring = ScoringModel.of(bundle);
        try (Engine running = isEmulated ? emulator(bundle) : bundle.openEngine(engineKind());
                ScoreLine lines = new ScoreLine(open(out))) {
            ScoringModel judge = threshold == null ? scoring : scoring.withThreshold(threshold);
            Run run = new Run(bundle, judge, running, known, lines);
            NdjsonSummary summary = NdjsonSummary.NONE;
            for (Path file : data) {
                summary = summary.plus(run.score(file));
            }
            System.err.println("scored " + summary + " with "
                    + bundle.manifest().model() + " on " + running.name() + ": " + run.verdicts);
        }
        return 0;
    }

    /** Not held against the golden outputs, which are the float network's. */
    private Engine emulator(Bundle bundle) throws IOException {
        Quantised quantised =
                fixedPoint.given().quantised(bundle, OutputForm.NETWORK, CalibrationInputs.of(bundle, List.of()));
        return new EmulatorEngine(new Emulator(quantised.graph()));
    }

    private EngineKind engineKind() {
        try {
            return EngineKind.of(engine);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--engine: " + e.getMessage(), e);
        }
    }

    private static OutputStream open(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        OutputStream raw = Files.newOutputStream(file);
        return new BufferedOutputStream(
                file.toString().endsWith(".gz") ? new GZIPOutputStream(raw, 65_536) : raw, 65_536);
    }

    /** Scoring in progress. */
    private final class Run {
        private final Bundle bundle;
        private final ScoringModel scoring;
        private final Engine running;
        private final ConditionsTable known;
        private final ScoreLine lines;
        private final Map<ElementKey, Scorer> scorers = new HashMap<>();
        private final Map<String, Integer> verdicts = new TreeMap<>();
        private final Progress progress = new Progress("score");
        private long done;

        Run(Bundle bundle, ScoringModel scoring, Engine running, ConditionsTable known, ScoreLine lines) {
            this.bundle = bundle;
            this.scoring = scoring;
            this.running = running;
            this.known = known;
            this.lines = lines;
        }

        NdjsonSummary score(Path file) throws IOException {
            try (NdjsonReader reader = NdjsonReader.open(file, new HistogramCodec())) {
                for (Optional<NdjsonLine> line = reader.next(); line.isPresent(); line = reader.next()) {
                    if (line.get().decoded() instanceof Decoded.Accepted accepted) {
                        score(accepted.histogram());
                    } else {
                        System.err.println(
                                line.get().place() + ": " + line.get().decoded());
                    }
                }
                return reader.summary();
            }
        }

        private void score(LumisectionHistogram histogram) throws IOException {
            ElementKey element = histogram.id().element();
            Outcome outcome;
            Optional<Conditions> joined = known.of(histogram.id());
            Optional<ScoreLine.Bins> bins = Optional.empty();
            if (bundle.manifest().element().matches(element.me())) {
                Scorer scorer = scorers.computeIfAbsent(element, key -> new Scorer(scoring, running));
                outcome = scorer.score(histogram, joined).outcome();
                if (binScores && outcome instanceof Outcome.Scored) {
                    bins = Optional.of(new ScoreLine.Bins(scorer.binScores(), scorer.persistentBinScores()));
                }
            } else {
                outcome = new Outcome.NotScored(
                        NotScoredReason.NO_MODEL,
                        scoring.version() + " is for "
                                + bundle.manifest().element().glob());
            }
            lines.write(histogram.id(), outcome, joined.isPresent(), bins);
            int same = verdicts.merge(verdict(outcome), 1, Integer::sum);
            if (same == 1 && outcome instanceof Outcome.NotScored notScored) {
                System.err.println("first " + notScored.reason() + ": " + histogram.id() + ": " + notScored.detail());
            }
            done++;
            progress.count(done);
        }

        private static String verdict(Outcome outcome) {
            if (outcome instanceof Outcome.Scored scored) {
                return scored.anomalous() ? "ANOMALOUS" : "GOOD";
            }
            return outcome instanceof Outcome.NotScored notScored
                    ? notScored.reason().name()
                    : "";
        }
    }
}
