package org.dqm.fpga.pass;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Node.Conv;
import org.dqm.fpga.graph.Node.Linear;
import org.dqm.fpga.graph.Parameter;

/**
 * Sets the smallest weights of every layer to 0: single ones, or whole outputs (filters) with the smallest sum of
 * squares. Multiplications by 0 cost no logic where the weights are constants.
 *
 * @param fraction of the weights, or outputs, of each layer that become 0, 0 to below 1
 */
public record Prune(double fraction, boolean byFilter) {
    /** Leaves everything as it is. */
    public static final Prune NOTHING = new Prune(0, false);

    public Prune {
        if (!(fraction >= 0 && fraction < 1)) {
            throw new IllegalArgumentException("the pruned fraction must be 0 to below 1, got " + fraction);
        }
    }

    /**
     * The same graph with the smallest weights 0. The mean of a score, which has no biases, stays as it is; of a layer
     * whose sums leave the chip, or are compared with the input, single weights go instead of filters.
     */
    public Graph of(Graph graph) {
        if (fraction == 0) {
            return graph;
        }
        Map<String, Parameter> parameters = new LinkedHashMap<>(graph.parameters());
        Set<String> answers = Answers.layers(graph);
        for (Node node : graph.nodes()) {
            if (node instanceof Linear linear && linear.biases().isPresent()) {
                Parameter kernel = graph.parameter(linear.kernel());
                boolean keepsOutputs = answers.contains(node.name());
                parameters.put(
                        linear.kernel(),
                        byFilter && !keepsOutputs ? withoutFilters(linear, kernel) : withoutSmall(kernel));
            }
        }
        return graph.with(parameters);
    }

    private Parameter withoutSmall(Parameter kernel) {
        double[] values = kernel.values();
        for (int i : smallest(values.length, at -> Math.abs(values[at]))) {
            values[i] = 0;
        }
        return kernel.with(values);
    }

    private Parameter withoutFilters(Linear linear, Parameter kernel) {
        double[] values = kernel.values();
        int outputs =
                linear instanceof Conv ? kernel.shape().get(0) : kernel.shape().get(1);
        int terms = values.length / outputs;
        // Row-major [out, …] of a convolution, [in, out] of a matrix.
        int[] gone = smallest(
                outputs,
                o -> IntStream.range(0, terms)
                        .mapToDouble(i -> values[at(linear, o, i, outputs, terms)])
                        .map(value -> value * value)
                        .sum());
        for (int o : gone) {
            for (int i = 0; i < terms; i++) {
                values[at(linear, o, i, outputs, terms)] = 0;
            }
        }
        return kernel.with(values);
    }

    private static int at(Linear linear, int o, int i, int outputs, int terms) {
        return linear instanceof Conv ? o * terms + i : i * outputs + o;
    }

    private int[] smallest(int n, ToDoubleFunction<Integer> size) {
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, java.util.Comparator.comparingDouble(size));
        return Arrays.stream(order)
                .limit((long) Math.floor(fraction * n))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
