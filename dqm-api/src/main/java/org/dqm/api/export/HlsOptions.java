package org.dqm.api.export;

import static org.dqm.api.export.OptionException.check;
import static org.dqm.api.export.OptionException.named;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dqm.domain.ModelVersion;
import org.dqm.fpga.export.Target;
import org.dqm.fpga.qonnx.HlsSettings;
import org.dqm.model.registry.Bundle;

/**
 * What hls4ml is told.
 *
 * @param io {@code io_parallel} or {@code io_stream}
 * @param strategy {@code Latency} or {@code Resource}
 * @param reuse how often one multiplier is used for an event
 * @param layerReuse the same for single layers
 * @param hls4ml release, {@code 1.2} or {@code 1.3}
 * @param backend {@code Vitis} or {@code Vivado}
 */
public record HlsOptions(
        String io, String strategy, int reuse, Map<String, Integer> layerReuse, String hls4ml, String backend) {
    public static final String IO = "io_parallel";
    public static final String STRATEGY = "Latency";
    public static final int REUSE = 1;
    public static final String HLS4ML = "1.3";
    public static final String BACKEND = "Vitis";

    public HlsOptions {
        layerReuse = Map.copyOf(layerReuse);
    }

    /**
     * For a bundle and a chip.
     *
     * @throws OptionException naming the option
     */
    HlsSettings settings(Bundle bundle, Target chip) {
        ModelVersion model = bundle.manifest().model();
        HlsOptions ok = new HlsOptions(IO, STRATEGY, REUSE, Map.of(), HLS4ML, BACKEND);
        check("model", () -> ok.of(model, Target.named(ChipOptions.TARGET)));
        check("part", () -> ok.of(model, chip));
        check("io", () -> new HlsOptions(io, STRATEGY, REUSE, Map.of(), HLS4ML, BACKEND).of(model, chip));
        check("strategy", () -> new HlsOptions(IO, strategy, REUSE, Map.of(), HLS4ML, BACKEND).of(model, chip));
        check("reuse", () -> new HlsOptions(IO, STRATEGY, reuse, Map.of(), HLS4ML, BACKEND).of(model, chip));
        check("backend", () -> new HlsOptions(IO, STRATEGY, REUSE, Map.of(), HLS4ML, backend).of(model, chip));
        if (!Set.of("1.2", "1.3").contains(hls4ml)) {
            throw new OptionException("hls4ml", "must be 1.2 or 1.3, got '" + hls4ml + "'");
        }
        FixedPointOptions.requireLayers("layerReuse", layerReuse, bundle);
        return named("layerReuse", () -> of(model, chip));
    }

    private HlsSettings of(ModelVersion model, Target chip) {
        String name = model.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
        return new HlsSettings(
                name.matches("[a-z].*") ? name : "m_" + name,
                "hls4ml_" + name + "_v" + model.version(),
                backend,
                chip.part(),
                chip.clockPeriod(),
                io,
                strategy,
                reuse,
                layerReuse);
    }
}
