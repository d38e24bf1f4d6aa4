package org.dqm.fpga.export;

import java.util.HashMap;
import java.util.Map;
import org.dqm.fpga.emulate.Watcher;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Node.Quant;
import org.dqm.fpga.graph.Quantizer;

/** Counts what goes through every quantiser. */
final class Traffic implements Watcher {
    private final Map<String, Quantizer> quantizers = new HashMap<>();
    private final Map<String, Counts> counts = new HashMap<>();

    Traffic(Graph graph) {
        for (Node node : graph.nodes()) {
            if (node instanceof Quant quant) {
                quantizers.put(node.name(), quant.quantizer());
                counts.put(node.name(), new Counts());
            }
        }
    }

    @Override
    public void quantised(String node, long[] before, int exponent, long[] after) {
        Quantizer quantizer = java.util.Objects.requireNonNull(quantizers.get(node));
        Counts count = of(node);
        double scale = Math.scalb(1.0, exponent - quantizer.type().exponent());
        for (int i = 0; i < before.length; i++) {
            double exact = before[i] * scale;
            count.numbers++;
            count.saturated += exact > quantizer.max() + 0.5 || exact < quantizer.min() - 0.5 ? 1 : 0;
            count.vanished += before[i] != 0 && after[i] == 0 ? 1 : 0;
            count.min = Math.min(count.min, after[i]);
            count.max = Math.max(count.max, after[i]);
        }
    }

    Counts of(String node) {
        return java.util.Objects.requireNonNull(counts.get(node));
    }

    /** Of one quantiser; lowest and highest as q after it. */
    static final class Counts {
        private long numbers;
        private long saturated;
        private long vanished;
        private long min = Long.MAX_VALUE;
        private long max = Long.MIN_VALUE;

        long numbers() {
            return numbers;
        }

        long saturated() {
            return saturated;
        }

        long vanished() {
            return vanished;
        }

        long min() {
            return min;
        }

        long max() {
            return max;
        }
    }
}
