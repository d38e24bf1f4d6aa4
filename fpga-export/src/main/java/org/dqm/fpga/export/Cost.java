package org.dqm.fpga.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Node.Conv;
import org.dqm.fpga.graph.Node.Linear;
import org.dqm.fpga.graph.Parameter;
import org.dqm.fpga.graph.Widths;
import org.dqm.fpga.qonnx.HlsSettings;

/**
 * What a quantised graph costs on a chip: counts that are exact, and an estimate of latency and area that is not
 * synthesis.
 *
 * @param inputs numbers of an event
 * @param moves nodes without weights, one cycle each in the estimate
 */
record Cost(List<LayerCost> layers, int inputs, int moves) {
    /** hls4ml cuts arrays into single registers; the tools give up above so many. */
    static final int MOST_REGISTERS = 4096;

    Cost {
        layers = List.copyOf(layers);
    }

    static Cost of(Graph graph, HlsSettings settings) {
        Map<String, FixedType> types = Widths.of(graph);
        List<LayerCost> layers = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (node instanceof Linear linear) {
                Parameter kernel = graph.parameter(linear.kernel());
                boolean isConv = linear instanceof Conv;
                layers.add(new LayerCost(
                        node.name(),
                        !isConv,
                        isConv
                                ? graph.shape(node.name()).ny()
                                        * graph.shape(node.name()).nx()
                                : 1,
                        kernel.size(),
                        kernel.size() - kernel.zeros(),
                        Widths.terms(linear, graph),
                        kernel.type().orElseThrow(),
                        Objects.requireNonNull(types.get(linear.input())),
                        Objects.requireNonNull(types.get(node.name())),
                        settings.reuseOfLayers().getOrDefault(node.name(), settings.reuseFactor())));
            }
        }
        int moves = (int) graph.nodes().stream()
                .filter(node -> !(node instanceof Linear) && !(node instanceof Node.Reshape))
                .count();
        return new Cost(layers, graph.inputShape().size(), moves);
    }

    long total(ToLongFunction<LayerCost> what) {
        return layers.stream().mapToLong(what).sum();
    }

    /** Estimated clock cycles of one event. */
    long cycles() {
        return total(LayerCost::cycles) + moves;
    }

    /** Estimated time of one event in ns. */
    double latency(Target target) {
        return cycles() * 1000 / target.megahertz();
    }

    /** Layers whose multipliers the tools would have to hold in more single registers than they take. */
    List<String> partitionWarnings() {
        return layers.stream()
                .filter(layer -> layer.weights() / layer.reuse() > MOST_REGISTERS)
                .map(layer ->
                        "layer " + layer.name() + ": " + layer.weights() + " weights at reuse factor " + layer.reuse()
                                + " are cut into " + layer.weights() / layer.reuse() + " registers, the tools take "
                                + MOST_REGISTERS + "; use strategy Resource and a reuse factor of at least "
                                + (layer.weights() + MOST_REGISTERS - 1) / MOST_REGISTERS)
                .toList();
    }

    /** {@code cost.md}. */
    String text(Target target, Verdict verdict) {
        StringBuilder text = new StringBuilder("# Cost\n\n**")
                .append(verdict.fit())
                .append("**: ")
                .append(verdict.rule());
        text.append("\n\nCounted, exact:\n\n| layer | multiply-accumulates | multiplies by weights other than 0 |"
                + " effective bit operations | weight bits |\n|---|---|---|---|---|\n");
        for (LayerCost layer : layers) {
            row(
                    text,
                    layer.name(),
                    layer.multiplyAccumulates(),
                    layer.multiplies(),
                    layer.bitOperations(),
                    layer.weightBits());
        }
        row(
                text,
                "all",
                total(LayerCost::multiplyAccumulates),
                total(LayerCost::multiplies),
                total(LayerCost::bitOperations),
                total(LayerCost::weightBits));
        text.append(
                "\nEffective bit operations: bits of weight times bits of input, over all multiplies by weights other"
                        + " than 0.\n\n## An estimate, not synthesis\n\n| layer | cycles | LUTs | DSPs |\n|---|---|---|---|\n");
        for (LayerCost layer : layers) {
            text.append(String.format(
                    Locale.ROOT, "| %s | %d | %d | %d |%n", layer.name(), layer.cycles(), layer.luts(), layer.dsps()));
        }
        text.append(String.format(
                Locale.ROOT,
                "| all, with %d nodes without weights | %d | %d | %d |%n%n%.0f ns at %.0f MHz on %s (%s); %.1f %% of its"
                        + " %d LUTs, %.1f %% of its %d DSPs.%n",
                moves,
                cycles(),
                total(LayerCost::luts),
                total(LayerCost::dsps),
                latency(target),
                target.megahertz(),
                target.name(),
                target.part(),
                100.0 * total(LayerCost::luts) / target.luts(),
                target.luts(),
                100.0 * total(LayerCost::dsps) / target.dsps(),
                target.dsps()));
        text.append("""

                Formula. Cycles of a layer: positions x reuse factor + 2 + half of log2 of the products that one output
                adds up (rounded up): hls4ml computes the bins of a convolution one after the other unless its
                ParallelizationFactor is raised. One cycle for every other node. A multiplier takes a DSP if weight and
                input have more than 20 bits together, else half of its bit products in LUTs; every product takes half of
                the accumulator's bits in LUTs to be added. All divided by the reuse factor. Limits: nothing is shared or
                simplified (constants that are powers of two cost nothing in truth), no routing, no registers, no memory;
                expect a factor of two either way. Only synthesis tells.
                """);
        partitionWarnings()
                .forEach(warning -> text.append("\nWarning: ").append(warning).append(".\n"));
        return text.toString();
    }

    private static void row(StringBuilder text, String name, long... numbers) {
        text.append("| ").append(name);
        for (long number : numbers) {
            text.append(" | ").append(number);
        }
        text.append(" |\n");
    }
}
