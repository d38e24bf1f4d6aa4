package org.dqm.fpga.qonnx;

import java.util.Map;

/**
 * How hls4ml is to make the project.
 *
 * @param project name of the project and of its C++ top function: a C identifier
 * @param namespace of the generated C++, so that several versions can be loaded together
 * @param backend {@code Vitis} or {@code Vivado}
 * @param part the chip, as the vendor names it
 * @param clockPeriod in ns
 * @param io {@code io_parallel} or {@code io_stream}
 * @param strategy {@code Latency} or {@code Resource}
 * @param reuseFactor how often one multiplier is used for an event
 * @param reuseOfLayers the same for single nodes
 */
public record HlsSettings(
        String project,
        String namespace,
        String backend,
        String part,
        double clockPeriod,
        String io,
        String strategy,
        int reuseFactor,
        Map<String, Integer> reuseOfLayers) {
    public HlsSettings {
        requireMatch("project", project, "[a-z][a-z0-9_]{0,31}");
        requireMatch("namespace", namespace, "[A-Za-z_][A-Za-z0-9_]{0,63}");
        requireMatch("backend", backend, "Vitis|Vivado");
        requireMatch("part", part, "[A-Za-z0-9-]{1,40}");
        requireMatch("io", io, "io_parallel|io_stream");
        requireMatch("strategy", strategy, "Latency|Resource");
        if (!(clockPeriod >= 1 && clockPeriod <= 100)) {
            throw new IllegalArgumentException("the clock's period must be 1 to 100 ns, got " + clockPeriod);
        }
        if (reuseFactor < 1 || reuseOfLayers.values().stream().anyMatch(reuse -> reuse < 1)) {
            throw new IllegalArgumentException(
                    "a reuse factor is at least 1, got " + reuseFactor + " and " + reuseOfLayers);
        }
        reuseOfLayers = Map.copyOf(reuseOfLayers);
    }

    /** What all is set for the first tries: everything in parallel, on the chip of the calorimeter trigger. */
    public static HlsSettings of(String project, int version) {
        return new HlsSettings(
                project,
                "hls4ml_" + project + "_v" + version,
                "Vitis",
                "xcvu13p-flga2577-2-e",
                5,
                "io_parallel",
                "Latency",
                1,
                Map.of());
    }

    private static void requireMatch(String what, String value, String pattern) {
        if (!value.matches(pattern)) {
            throw new IllegalArgumentException(what + " must match " + pattern + ", got '" + value + "'");
        }
    }
}
