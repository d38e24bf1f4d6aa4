package org.dqm.fpga.pass;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node.Conv;
import org.dqm.fpga.graph.Node.Linear;

/**
 * Lowers the bits of the weights layer by layer, that with the most multiplications first, as far as a loss allows.
 * Greedy: a layer that was lowered is not raised again for another's sake.
 *
 * @param loss of a quantised graph, such as 1 − AUC; smaller is better
 * @param bound how much larger than with the given bits the loss may become, ≥ 0
 */
public record SearchBits(ToDoubleFunction<Graph> loss, double bound) {
    private static final int FEWEST = 2;

    public SearchBits {
        if (!(bound >= 0)) {
            throw new IllegalArgumentException("the bound of the loss must be at least 0, got " + bound);
        }
    }

    /**
     * The bits that were found.
     *
     * @param graph the float graph, pruned already
     * @param profile of the same
     */
    public Bits from(Bits start, Graph graph, Profile profile) {
        double most = loss.applyAsDouble(quantised(graph, profile, start)) + bound;
        List<String> layers = graph.nodes().stream()
                .filter(Linear.class::isInstance)
                .map(Linear.class::cast)
                // The mean of a score has none, and one weight for all.
                .filter(linear -> linear.biases().isPresent())
                .sorted(Comparator.comparingLong(linear -> -multiplications(linear, graph)))
                .map(Linear::name)
                .toList();
        Bits found = start;
        for (String layer : layers) {
            for (int bits = start.ofLayer(layer) - 1; bits >= FEWEST; bits--) {
                Bits fewer = found.with(layer, bits);
                if (loss.applyAsDouble(quantised(graph, profile, fewer)) > most) {
                    break;
                }
                found = fewer;
            }
        }
        return found;
    }

    private static Graph quantised(Graph graph, Profile profile, Bits bits) {
        return Quantise.of(graph, ChoosePrecision.of(graph, profile, bits));
    }

    private static long multiplications(Linear linear, Graph graph) {
        long weights = graph.parameter(linear.kernel()).size();
        return linear instanceof Conv
                ? weights
                        * graph.shape(linear.name()).ny()
                        * graph.shape(linear.name()).nx()
                : weights;
    }
}
