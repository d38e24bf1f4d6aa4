package org.dqm.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.dqm.fpga.export.ExportRequest;
import org.dqm.fpga.export.ExportedPackage;
import org.dqm.fpga.export.Exporter;
import org.dqm.fpga.export.Target;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.fpga.qonnx.HlsSettings;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.ModelFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dqm export-fpga}: a package for hls4ml from a bundle. */
@Command(
        name = "export-fpga",
        description =
                "Write an FPGA package for hls4ml from a bundle: QONNX model, configuration, test vectors, emulator.",
        mixinStandardHelpOptions = true)
final class ExportFpgaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "DIR",
            description = "A bundle, or a folder of versions, of which the highest counts.")
    private Path model;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the package, new or empty.")
    private Path out;

    @Option(
            names = "--data",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "NDJSON files of good lumisections to take ranges from; else simulated ones or golden inputs.")
    private List<Path> data = new ArrayList<>();

    @Option(
            names = "--outputs",
            defaultValue = "network",
            paramLabel = "FORM",
            description = "What leaves the chip: network, score, latent or all (default: ${DEFAULT-VALUE}).")
    private String outputs;

    @Option(
            names = "--latent",
            paramLabel = "LAYER",
            description = "Layer that is the code; the smallest if not given.")
    private @Nullable String latent;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Test vectors; 10000 up to 400 inputs, 100 above, if not given.")
    private @Nullable Integer events;

    @Option(
            names = "--threshold",
            paramLabel = "CODE",
            description = "Threshold of the score as a whole number; the sample's 99.9 %% quantile if not given.")
    private @Nullable Long threshold;

    @Option(
            names = "--search",
            paramLabel = "BOUND",
            description =
                    "Lower the bits of the weights layer by layer as long as 1 - correlation with the float network"
                            + " grows by no more than this, such as 0.001.")
    private @Nullable Double searchBound;

    @Option(
            names = "--target",
            defaultValue = "vu13p-240",
            paramLabel = "NAME",
            description = "vu13p-240, vx690t-160 or custom (default: ${DEFAULT-VALUE}).")
    private String target;

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "With --target custom: the chip, as its vendor names it.")
    private @Nullable String part;

    @Option(names = "--clock-mhz", paramLabel = "F", description = "With --target custom: the clock.")
    private @Nullable Double clock;

    @Option(names = "--luts", paramLabel = "N", description = "With --target custom: LUTs of the chip.")
    private @Nullable Integer luts;

    @Option(names = "--dsps", paramLabel = "N", description = "With --target custom: DSPs of the chip.")
    private @Nullable Integer dsps;

    @Option(
            names = "--io",
            defaultValue = "io_parallel",
            description = "io_parallel or io_stream (default: ${DEFAULT-VALUE}).")
    private String io;

    @Option(
            names = "--strategy",
            defaultValue = "Latency",
            description = "Latency or Resource (default: ${DEFAULT-VALUE}).")
    private String strategy;

    @Option(
            names = "--reuse",
            defaultValue = "1",
            paramLabel = "N",
            description = "Reuse factor (default: ${DEFAULT-VALUE}).")
    private int reuse;

    @Option(
            names = "--layer-reuse",
            split = ",",
            paramLabel = "LAYER=N",
            description = "Reuse factor of single layers.")
    private Map<String, Integer> layerReuse = new LinkedHashMap<>();

    @Option(
            names = "--hls4ml",
            defaultValue = "1.3",
            paramLabel = "RELEASE",
            description = "1.2 or 1.3 (default: ${DEFAULT-VALUE}).")
    private String hls4ml;

    @Option(names = "--backend", defaultValue = "Vitis", description = "Vitis or Vivado (default: ${DEFAULT-VALUE}).")
    private String backend;

    @Option(names = "--previous", paramLabel = "DIR", description = "An earlier package to compare with.")
    private @Nullable Path previous;

    @Mixin
    private FpgaOptions fixedPoint;

    @Override
    public Integer call() throws IOException {
        TrainCommand.requireFree(out);
        Bundle bundle = ModelFolder.resolve(model);
        requireOptions(bundle);
        Target chip = target();
        CalibrationInputs calibration = CalibrationInputs.of(bundle, data);
        ExportRequest request = new ExportRequest(
                OutputForm.of(outputs),
                Optional.ofNullable(latent),
                fixedPoint.bits(bundle.manifest().preprocessing()),
                fixedPoint.pruning(),
                Optional.ofNullable(events),
                threshold == null ? OptionalLong.empty() : OptionalLong.of(threshold),
                calibration.sample(),
                calibration.origin(),
                Optional.empty(),
                searchBound == null ? OptionalDouble.empty() : OptionalDouble.of(searchBound),
                chip,
                settings(bundle, chip),
                hls4ml,
                Optional.ofNullable(previous));
        ExportedPackage made = Exporter.export(bundle, request);
        made.write(out);
        System.err.println(made.summary() + System.lineSeparator() + "wrote "
                + made.files().size() + " files and " + made.name() + ".zip to " + out);
        return 0;
    }

    /** What a person may have mistyped, before anything takes long. */
    private void requireOptions(Bundle bundle) {
        try {
            OutputForm.of(outputs);
            settings(bundle, target());
            fixedPoint.bits(bundle.manifest().preprocessing());
            fixedPoint.pruning();
            if (searchBound != null && !(searchBound >= 0)) {
                throw new IllegalArgumentException("--search must be at least 0, got " + searchBound);
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Target target() {
        if (!target.equals("custom")) {
            return Target.named(target);
        }
        if (part == null || clock == null || luts == null || dsps == null) {
            throw new IllegalArgumentException("--target custom needs --part, --clock-mhz, --luts and --dsps");
        }
        return new Target("custom", part, clock, luts, dsps);
    }

    private HlsSettings settings(Bundle bundle, Target chip) {
        String project =
                bundle.manifest().model().name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
        return new HlsSettings(
                project.matches("[a-z].*") ? project : "m_" + project,
                "hls4ml_" + project + "_v" + bundle.manifest().model().version(),
                backend,
                chip.part(),
                chip.clockPeriod(),
                io,
                strategy,
                reuse,
                layerReuse);
    }
}
