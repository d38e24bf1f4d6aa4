package org.dqm.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.BundleWriter;
import org.dqm.model.registry.Manifest.CalibrationSummary;
import org.dqm.model.registry.ModelFolder;
import org.dqm.model.train.Calibrator;
import org.dqm.model.train.GoodLumisections;
import org.dqm.model.train.LumisectionRanges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dqm calibrate}: the same model with a score scale measured on other good lumisections. */
@Command(
        name = "calibrate",
        description = "Measure the score scale of a bundle on good lumisections that it did not learn from,"
                + " and write a new version.",
        mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {
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
            description = "NDJSON files of good lumisections; .gz means gzip.")
    private List<Path> data = new ArrayList<>();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR2",
            description = "Folder of the new bundle, new or empty; NAME/VERSION gives it its name and version.")
    private Path out;

    @Mixin
    private ConditionsOptions conditions;

    @Override
    public Integer call() throws IOException {
        TrainCommand.requireFree(out);
        Bundle trained = ModelFolder.resolve(model);
        GoodLumisections all = GoodLumisections.read(data, trained.manifest().element(), LumisectionRanges.ALL, 0);
        GoodLumisections good = conditions.read().map(all::with).orElse(all);
        String command =
                "./dqm " + String.join(" ", spec.commandLine().getParseResult().originalArgs());
        Bundle written = BundleWriter.write(
                out,
                new Calibrator(trained.contents(), new StageProgress()::at)
                        .calibrate(good, TrainCommand.model(out), command));
        CalibrationSummary scale = written.manifest().calibration();
        System.err.printf(
                Locale.ROOT,
                "%s is %s calibrated on %d lumisections of %d runs, up to score %.1f%nwrote %s%n",
                written.manifest().model(),
                trained.manifest().model(),
                scale.lumisections(),
                scale.runs(),
                scale.calibratedTo(),
                out);
        return 0;
    }
}
