package org.dqm.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.dqm.api.export.CalibrationInputs;
import org.dqm.api.export.ChipOptions;
import org.dqm.api.export.ExportOptions;
import org.dqm.api.export.HlsOptions;
import org.dqm.api.export.OptionException;
import org.dqm.api.export.TriggerEvents;
import org.dqm.fpga.export.ExportRequest;
import org.dqm.fpga.export.ExportedPackage;
import org.dqm.fpga.export.Exporter;
import org.dqm.fpga.export.Judged;
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
            defaultValue = ExportOptions.OUTPUTS,
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
            description =
                    "Threshold of the score as a whole number; the sample's 99.9 %% quantile, but with ten events above it,"
                            + " if not given.")
    private @Nullable Long threshold;

    @Option(
            names = "--crossings",
            paramLabel = "N",
            description =
                    "Of a trigger: simulate so many background crossings and five toy signals, 300000 or more, for rates.csv,"
                            + " roc.csv and the threshold that keeps 3 kHz.")
    private @Nullable Integer crossings;

    @Option(
            names = "--search",
            paramLabel = "BOUND",
            description =
                    "Lower the bits of the weights layer by layer as long as 1 - correlation with the float network"
                            + " grows by no more than this, such as 0.001.")
    private @Nullable Double searchBound;

    @Option(
            names = "--target",
            defaultValue = ChipOptions.TARGET,
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
            defaultValue = HlsOptions.IO,
            description = "io_parallel or io_stream (default: ${DEFAULT-VALUE}).")
    private String io;

    @Option(
            names = "--strategy",
            defaultValue = HlsOptions.STRATEGY,
            description = "Latency or Resource (default: ${DEFAULT-VALUE}).")
    private String strategy;

    @Option(
            names = "--reuse",
            defaultValue = "" + HlsOptions.REUSE,
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
            defaultValue = HlsOptions.HLS4ML,
            paramLabel = "RELEASE",
            description = "1.2 or 1.3 (default: ${DEFAULT-VALUE}).")
    private String hls4ml;

    @Option(
            names = "--backend",
            defaultValue = HlsOptions.BACKEND,
            description = "Vitis or Vivado (default: ${DEFAULT-VALUE}).")
    private String backend;

    @Option(names = "--previous", paramLabel = "DIR", description = "An earlier package to compare with.")
    private @Nullable Path previous;

    @Mixin
    private FpgaOptions fixedPoint;

    @Override
    public Integer call() throws IOException {
        TrainCommand.requireFree(out);
        Bundle bundle = ModelFolder.resolve(model);
        ExportOptions options = options();
        Optional<Judged> judged;
        try {
            options.check(bundle);
            judged = Optional.ofNullable(crossings).map(count -> TriggerEvents.of(bundle, count));
        } catch (OptionException e) {
            throw new ParameterException(spec.commandLine(), e.forCommandLine(), e);
        }
        ExportRequest request =
                options.request(bundle, CalibrationInputs.of(bundle, data), Optional.ofNullable(previous));
        ExportedPackage made =
                Exporter.export(bundle, judged.map(request::judgedBy).orElse(request));
        made.write(out);
        System.err.println(made.summary() + System.lineSeparator() + "wrote "
                + made.files().size() + " files and " + made.name() + ".zip to " + out);
        return 0;
    }

    private ExportOptions options() {
        return new ExportOptions(
                outputs,
                Optional.ofNullable(latent),
                Optional.ofNullable(events),
                threshold == null ? OptionalLong.empty() : OptionalLong.of(threshold),
                searchBound == null ? OptionalDouble.empty() : OptionalDouble.of(searchBound),
                fixedPoint.given(),
                new ChipOptions(
                        target,
                        Optional.ofNullable(part),
                        Optional.ofNullable(clock),
                        Optional.ofNullable(luts),
                        Optional.ofNullable(dsps)),
                new HlsOptions(io, strategy, reuse, layerReuse, hls4ml, backend));
    }
}
