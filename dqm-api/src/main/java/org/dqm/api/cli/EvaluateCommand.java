package org.dqm.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dqm.api.export.OptionException;
import org.dqm.model.crossing.CrossingPlan;
import org.dqm.model.crossing.L1Calo;
import org.dqm.model.evaluate.DataRequest;
import org.dqm.model.evaluate.Evaluation;
import org.dqm.model.evaluate.EvaluationRequest;
import org.dqm.model.evaluate.JudgedRuns;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.EngineKind;
import org.dqm.model.registry.ModelFolder;
import org.dqm.model.report.Report;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.PileupProfile;
import org.dqm.model.trigger.CodesBySample;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dqm evaluate}: what a bundle detects and how often it is wrong, beside other methods on the same maps. */
@Command(
        name = "evaluate",
        description = {
            "Measure detection and false alarms of a bundle on simulated runs, beside other methods on the same maps,"
                    + " or alone on labelled files.",
            "Writes report.html and what it is drawn from into DIR: metrics.json, curves.json, differences.json, views.json. A killed evaluation goes on when started"
                    + " again; more runs, rows or methods add to what is there.",
            "Of a trigger bundle, with --simulate l1-calo: rates.csv and trigger.json, the efficiency for five toy signals"
                    + " at 1, 3 and 10 kHz of background; --events is the number of crossings per lumisection;"
                    + " --engine emulator adds the network in fixed point, with --weight-bits and its like."
        },
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    private static final Set<String> WITH_DATA = Set.of("--model", "--data", "--out", "--methods", "--engine");

    private static final Set<String> OF_TRIGGER =
            Set.of("--model", "--simulate", "--runs", "--lumisections", "--events", "--seed", "--engine", "--out");

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "DIR", description = "A bundle, or a folder of versions.")
    private Path model;

    @Option(
            names = "--data",
            arity = "1..*",
            paramLabel = "FILE",
            description = "NDJSON files with `faults`, as simulate writes them; a record without is good; .gz means"
                    + " gzip. Only --methods autoencoder, without_network; no option that makes runs.")
    private List<Path> data = new ArrayList<>();

    @Option(names = "--simulate", paramLabel = "DETECTOR", description = "Simulated detector.")
    private String detector = "";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the measurement.")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of the runs; the test runs if not given, and each look at them is noted in"
                    + " docs/measurements/test-looks.csv. 20 is there to choose settings with.")
    private @Nullable Long seed;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Good runs (default: as many as make 2,000 lumisections).")
    private @Nullable Integer runs;

    @Option(
            names = "--lumisections",
            defaultValue = "60",
            paramLabel = "M",
            description = "Lumisections of a good run (default: ${DEFAULT-VALUE}).")
    private int lumisections;

    @Option(names = "--events", paramLabel = "N", description = "Events per lumisection (default: the detector's).")
    private @Nullable Integer events;

    @Option(
            names = "--faulty",
            defaultValue = "200",
            paramLabel = "N",
            description = "Planted faults per row (default: ${DEFAULT-VALUE}).")
    private int faulty;

    @Option(names = "--good", paramLabel = "N", description = "Good lumisections, instead of --runs.")
    private @Nullable Integer good;

    @Option(
            names = "--images",
            defaultValue = "0",
            paramLabel = "N",
            description = "Images of 3 lumisections for the false-discovery rate of single bins.")
    private int images;

    @Option(
            names = "--calibrate",
            defaultValue = "2000",
            paramLabel = "N",
            description = "Good lumisections for the thresholds of other methods (default: ${DEFAULT-VALUE}).")
    private int calibrate;

    @Option(
            names = "--train",
            defaultValue = "1500",
            paramLabel = "N",
            description = "Good lumisections that other methods learn from (default: ${DEFAULT-VALUE}).")
    private int train;

    @Option(
            names = "--rows",
            split = ",",
            paramLabel = "WORD",
            description = "Only rows with these parts, such as bin, dead, hot-bin-x2, exchanged, flickering, growing,"
                    + " from_start, fixed (default: all).")
    private List<String> rows = List.of();

    @Option(names = "--methods", split = ",", paramLabel = "NAME", description = "Only these methods (default: all).")
    private Set<String> methods = Set.of();

    @Option(
            names = "--gate",
            description =
                    "Leave the simulator's dead bins in and count them as good, as published false-discovery rates"
                            + " do; prints those of the ECAL algorithm.")
    private boolean gate;

    @Option(
            names = "--engine",
            defaultValue = "onnxruntime",
            paramLabel = "NAME",
            description = "dl4j or onnxruntime; of a trigger emulator too, the network in fixed point beside its float"
                    + " one (default: ${DEFAULT-VALUE}).")
    private String engine;

    @Mixin
    private FpgaOptions fixedPoint;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (data.isEmpty() == detector.isEmpty()) {
            throw usage("either --data or --simulate is needed, not both");
        }
        if (detector.isEmpty()) {
            return ofData();
        }
        if (detector.equals(L1Calo.NAME)) {
            return trigger();
        }
        requireNone(FpgaOptions.NAMES, "is for the crossings of " + L1Calo.NAME + ", with --engine emulator");
        EvaluationRequest request = request();
        Bundle bundle = ModelFolder.resolve(model);
        if (JudgedRuns.areTest(request.runs())) {
            TestLooks.note(
                    ProjectRoot.path(), spec.commandLine().getParseResult().originalArgs());
        }
        Progress progress = new Progress("evaluate");
        ObjectNode metrics = new Evaluation(request, bundle, (stage, done, total, detail) -> {
                    synchronized (progress) {
                        progress.show(done, total, stage + " " + detail);
                    }
                })
                .run();
        Path report = Report.write(out, SourceCommit.of(ProjectRoot.path()));
        System.err.println("wrote " + report + " and " + out.resolve("metrics.json") + ": "
                + metrics.path("good_lumisections").asLong() + " good lumisections, "
                + metrics.path("faults").size() + " rows");
        if (gate) {
            metrics.path("faults").forEach(EvaluateCommand::printFdr);
        }
        return 0;
    }

    private int trigger() throws IOException, InterruptedException {
        if (seed == null || runs == null) {
            throw usage("--simulate " + L1Calo.NAME + " needs --seed, one that was not trained on, and --runs");
        }
        boolean isEmulated = engine.equals(ScoreCommand.EMULATOR);
        if (!isEmulated) {
            requireNone(FpgaOptions.NAMES, "is for --engine emulator");
        }
        Set<String> others = new HashSet<>(given());
        others.removeAll(OF_TRIGGER);
        others.removeAll(FpgaOptions.NAMES);
        requireNone(others, "is for maps of lumisections, not for the crossings of " + L1Calo.NAME);
        Bundle bundle = ModelFolder.resolve(model);
        try {
            CrossingPlan plan = new CrossingPlan(
                    1,
                    runs,
                    lumisections,
                    events == null ? SimulateCrossings.CROSSINGS : events,
                    PileupProfile.LEVELLED);
            EvaluateTrigger.run(
                    new EvaluateTrigger.Judged(bundle, isEmulated ? EngineKind.ONNXRUNTIME : engineKind()),
                    isEmulated ? Optional.of(fixedPoint.given()) : Optional.empty(),
                    new CodesBySample.Request(seed, plan, EvaluateTrigger.SIGNAL),
                    out);
            return 0;
        } catch (IllegalArgumentException e) {
            throw usage(e instanceof OptionException option ? option.forCommandLine() : e.getMessage());
        }
    }

    private int ofData() throws IOException, InterruptedException {
        Set<String> others = new HashSet<>(given());
        others.removeAll(WITH_DATA);
        requireNone(others, "is for --simulate, not for --data");
        if (!DataRequest.METHODS.containsAll(methods)) {
            throw usage("--methods: with --data there are " + DataRequest.METHODS + ", not all of " + methods);
        }
        LabelledFiles.judge(new DataRequest(data, methods, engineKind(), out), model, spec);
        return 0;
    }

    private Set<String> given() {
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void requireNone(Set<String> options, String reason) {
        for (String option : given()) {
            if (options.contains(option)) {
                throw usage(option + " " + reason);
            }
        }
    }

    private EngineKind engineKind() {
        try {
            return EngineKind.of(engine);
        } catch (IllegalArgumentException e) {
            throw usage("--engine: " + e.getMessage());
        }
    }

    private static void printFdr(JsonNode row) {
        row.path("methods").properties().forEach(method -> {
            JsonNode rate = method.getValue().path("fdr_at_99");
            if (rate.isNumber()) {
                System.err.printf(
                        "%s %s x%s: FDR at 99 %% %.4f with %s%n",
                        row.path("kind").asText(),
                        row.path("shape").asText(),
                        row.path("factor").asText(),
                        rate.asDouble(),
                        method.getKey());
            }
        });
    }

    private EvaluationRequest request() {
        Detector found = Detector.named(detector)
                .orElseThrow(() -> usage("--simulate: no '" + detector + "'; found: " + Detector.names()));
        try {
            int wanted = runs != null ? runs * lumisections : good != null ? good : 2_000;
            return new EvaluationRequest(
                    found,
                    JudgedRuns.of(seed),
                    events == null ? OptionalInt.empty() : OptionalInt.of(events),
                    lumisections,
                    new EvaluationRequest.Size(faulty, wanted, images, calibrate, train),
                    rows,
                    methods,
                    engineKind(),
                    gate,
                    out);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private ParameterException usage(@Nullable String message) {
        return new ParameterException(spec.commandLine(), String.valueOf(message));
    }
}
