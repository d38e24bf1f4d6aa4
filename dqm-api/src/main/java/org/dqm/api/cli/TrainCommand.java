package org.dqm.api.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.ModelVersion;
import org.dqm.model.network.Loss;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.BundleWriter;
import org.dqm.model.registry.Manifest;
import org.dqm.model.train.Checkpointing;
import org.dqm.model.train.FineTuning;
import org.dqm.model.train.GoodLumisections;
import org.dqm.model.train.NetworkChoice;
import org.dqm.model.train.Trainer;
import org.dqm.model.train.TrainingRequest;
import org.dqm.model.trigger.CrossingData;
import org.dqm.model.trigger.TriggerRequest;
import org.dqm.model.trigger.TriggerTrainer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dqm train}: from good lumisections to a complete, calibrated bundle, which is read back and checked. */
@Command(
        name = "train",
        description = "Train a model on good lumisections of one element and write its bundle.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GoodDataOptions goodData;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the bundle, new or empty; NAME/VERSION gives the model its name and version.")
    private Path out;

    @Option(
            names = "--architecture",
            defaultValue = "standard",
            paramLabel = "NAME",
            description = "Network: standard (default), small, large, residual, dense; of bunch crossings"
                    + " trigger-autoencoder or student.")
    private String architecture;

    @Option(names = "--teacher", paramLabel = "DIR", description = "Bundle whose score a student learns.")
    private @Nullable Path teacher;

    @Mixin
    private FineTuningOptions fineTuning;

    @Option(
            names = "--loss",
            defaultValue = "squared",
            paramLabel = "NAME",
            description = "What is made small: squared (default), poisson, negative_binomial.")
    private String loss;

    @Option(
            names = "--resume",
            description = "Go on where the same command was stopped; its checkpoint lies beside --out.")
    private boolean resumes;

    @Option(
            names = "--epochs",
            defaultValue = "" + TrainingRequest.DEFAULT_EPOCHS,
            paramLabel = "N",
            description = "At most so many passes over the data (default: ${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "Seed of weights, hidden regions and simulation (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private ConditionsOptions conditions;

    @Override
    public Integer call() throws IOException {
        if (TriggerTrainer.architectures().contains(architecture)) {
            return trigger();
        }
        TrainingRequest request = request();
        Checkpointing checkpointing = Checkpointing.beside(out, resumes);
        GoodLumisections good = good(request);
        if (checkpointing.isFound()) {
            System.err.println("resuming from " + checkpointing.path().orElse(out));
        }
        Bundle bundle = train(request, good, checkpointing);
        checkpointing.finish();
        System.err.println(summary(bundle.manifest()));
        System.err.println("wrote " + out + ", read it back and compared its golden outputs");
        return 0;
    }

    private int trigger() throws IOException {
        requireFree(out);
        TriggerRequest request;
        CrossingData crossings;
        try {
            request = new TriggerRequest(
                    model(out), goodData.crossingPattern(), epochs, seed, fineTuning.given(), typed());
            crossings = goodData.crossings(seed);
        } catch (IllegalArgumentException e) {
            throw usageIfOption(e);
        }
        try {
            quietly(() -> new TrainTrigger(request, crossings).write(architecture, Optional.ofNullable(teacher), out));
            return 0;
        } catch (IllegalArgumentException e) {
            throw usageIfOption(e);
        }
    }

    private String typed() {
        return "./dqm " + String.join(" ", spec.commandLine().getParseResult().originalArgs());
    }

    private GoodLumisections good(TrainingRequest request) throws IOException {
        try {
            GoodLumisections all = goodData.good(seed);
            GoodLumisections good = conditions.read().map(all::with).orElse(all);
            System.err.println("read " + good.summary() + "; training on "
                    + good.histograms().size() + " lumisections of "
                    + request.element().glob());
            return good;
        } catch (IllegalArgumentException e) {
            throw usageIfOption(e);
        }
    }

    private Bundle train(TrainingRequest request, GoodLumisections good, Checkpointing checkpointing)
            throws IOException {
        return quietly(() -> BundleWriter.write(
                out, ExportableMark.on(new Trainer(request, new StageProgress()::at, checkpointing).train(good))));
    }

    /** ND4J prints a line for each derivative that it takes to standard output: nobody's data. */
    private static <T> T quietly(Training<T> training) throws IOException {
        PrintStream standardOutput = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            return training.run();
        } finally {
            System.setOut(standardOutput);
        }
    }

    /** Something that trains a network and writes a bundle. */
    private interface Training<T> {
        T run() throws IOException;
    }

    private TrainingRequest request() throws IOException {
        NetworkChoice network = network();
        if (epochs < 0) {
            throw usage("--epochs must not be negative, got " + epochs);
        }
        requireFree(out);
        return new TrainingRequest(model(out), pattern(), network, epochs, seed, typed());
    }

    private NetworkChoice network() throws IOException {
        Loss chosen = Arrays.stream(Loss.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(loss))
                .findFirst()
                .orElseThrow(() -> usage("--loss: no '" + loss + "'; found: squared, poisson, negative_binomial"));
        FineTuning tuning;
        try {
            tuning = fineTuning.given();
        } catch (IllegalArgumentException e) {
            throw usageIfOption(e);
        }
        try {
            return new NetworkChoice(architecture, chosen, tuning);
        } catch (IllegalArgumentException e) {
            throw usage("--architecture: " + e.getMessage());
        }
    }

    private ElementPattern pattern() {
        try {
            return goodData.pattern();
        } catch (IllegalArgumentException e) {
            throw usageIfOption(e);
        }
    }

    private RuntimeException usageIfOption(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith("--") || message.startsWith("either --") ? usage(message) : e;
    }

    static void requireFree(Path out) throws IOException {
        if (Files.exists(out)) {
            try (Stream<Path> inside = Files.list(out)) {
                if (inside.findAny().isPresent()) {
                    throw new IllegalArgumentException("--out " + out + " is not empty; a bundle is never overwritten");
                }
            }
        }
    }

    /** {@code …/hcal/3} is version 3 of hcal; any other folder is version 1 of its own name. */
    static ModelVersion model(Path out) {
        Path folder = out.toAbsolutePath().normalize();
        String last = String.valueOf(folder.getFileName());
        int depth = folder.getNameCount();
        if (last.matches("[1-9][0-9]{0,8}") && depth > 1) {
            return new ModelVersion(folder.getName(depth - 2).toString(), Integer.parseInt(last));
        }
        return new ModelVersion(last, 1);
    }

    private static String summary(Manifest manifest) {
        Manifest.CalibrationSummary calibration = manifest.calibration();
        boolean isTuned = manifest.metrics().containsKey(FineTuning.FIRST_LOSS);
        return String.format(
                Locale.ROOT,
                "%s: best epoch %s of %s, validation loss %s (%s %s)%n"
                        + "calibration %s from %d lumisections of %d runs, up to score %.1f; alarm threshold %.1f",
                manifest.model(),
                manifest.metrics().get("best_epoch"),
                manifest.metrics().get("epochs"),
                manifest.metrics().get("validation_loss"),
                manifest.metrics().get(isTuned ? FineTuning.FIRST_LOSS : FineTuning.LOSS_WITHOUT_NETWORK),
                isTuned ? "at the start" : "without the network",
                calibration.mode().name().toLowerCase(Locale.ROOT),
                calibration.lumisections(),
                calibration.runs(),
                calibration.calibratedTo(),
                calibration.alarmThreshold());
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
