package org.dqm.model.onnx;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.dqm.model.network.Autoencoders;
import org.dqm.model.network.Dl4jEngine;
import org.dqm.model.network.Engine;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.RandomNumbers;
import org.dqm.model.network.Weights;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.NetworkTensors;
import org.dqm.model.preprocess.TensorLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Not a test: maps per second of both engines, for docs/detection.md. Run with {@code -Ddqm.speed=standard}. */
@EnabledIfSystemProperty(named = "dqm.speed", matches = ".+")
class EngineSpeed {
    private static final double SECONDS = 2;

    @Test
    void table() {
        for (GridTopology grid : List.of(
                new GridTopology(20, 20, false, false),
                new GridTopology(72, 34, true, false),
                new GridTopology(84, 72, false, true))) {
            NetworkSpec spec = Autoencoders.named(
                    System.getProperty("dqm.speed", "standard"),
                    new NetworkTensors(new TensorLayout(grid, 2)).inputShape());
            Weights weights = RandomNumbers.weights(spec, 1);
            for (int maps : new int[] {1, 8}) {
                try (Engine dl4j = new Dl4jEngine(spec, weights);
                        Engine onnx = new OnnxRuntimeEngine(spec, OnnxWriter.write(spec, weights))) {
                    measure(grid, spec, dl4j, maps);
                    measure(grid, spec, onnx, maps);
                }
            }
        }
    }

    private static void measure(GridTopology grid, NetworkSpec spec, Engine engine, int maps) {
        int images = maps * TensorLayout.PHASES;
        float[] inputs = RandomNumbers.gaussian(images * spec.input().size(), 1);
        long warm = System.nanoTime();
        while (System.nanoTime() - warm < 1e9 * SECONDS) {
            engine.run(inputs, images);
        }
        long cpu = cpuNanos();
        long start = System.nanoTime();
        long done = 0;
        while (System.nanoTime() - start < 1e9 * SECONDS) {
            engine.run(inputs, images);
            done += maps;
        }
        System.err.printf(
                Locale.ROOT,
                "SPEED %d x %d, %s, %d maps at once: %.0f maps/s, %.0f per second of processor; %d multiply-adds%n",
                grid.ny(),
                grid.nx(),
                engine.name(),
                maps,
                done * 1e9 / (System.nanoTime() - start),
                done * 1e9 / (cpuNanos() - cpu),
                TensorLayout.PHASES * spec.multiplyAdds());
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
