package org.dqm.fpga.pass;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Node.LeakyRelu;
import org.dqm.fpga.graph.Node.Linear;
import org.dqm.fpga.graph.Node.Merge;
import org.dqm.fpga.graph.Node.Pool;
import org.dqm.fpga.graph.Node.Relu;

/**
 * Where a {@code Quant} stands: at the input, after every activation, and after every sum, difference, product or mean
 * that no activation follows.
 */
final class QuantPoints {
    private QuantPoints() {}

    /** Names of tensors, in the order of the nodes. */
    static Set<String> of(Graph graph) {
        Set<String> points = new LinkedHashSet<>();
        points.add(graph.input());
        for (Node node : graph.nodes()) {
            List<Node> consumers = graph.consumers(node.name());
            boolean goesOnlyToActivations = !consumers.isEmpty()
                    && consumers.stream().allMatch(QuantPoints::isActivation)
                    && !graph.outputs().contains(node.name());
            if (isActivation(node) || (computes(node) && !goesOnlyToActivations)) {
                points.add(node.name());
            }
        }
        return points;
    }

    static boolean isActivation(Node node) {
        return node instanceof Relu || node instanceof LeakyRelu;
    }

    private static boolean computes(Node node) {
        return node instanceof Linear
                || (node instanceof Merge merge && merge.operation() != Merge.Operation.CONCAT)
                || (node instanceof Pool pool && pool.kind() == Pool.Kind.AVERAGE);
    }
}
