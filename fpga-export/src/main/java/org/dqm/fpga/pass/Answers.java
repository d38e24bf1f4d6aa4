package org.dqm.fpga.pass;

import java.util.LinkedHashSet;
import java.util.Set;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Node.Linear;
import org.dqm.fpga.graph.Node.Merge;
import org.dqm.fpga.graph.Node.Reshape;
import org.dqm.fpga.graph.Node.Resize;

/** Which nodes give what leaves the chip. */
final class Answers {
    private Answers() {}

    /** Tensors that are outputs, in this shape or another, each number once or repeated. */
    static Set<String> tensors(Graph graph) {
        Set<String> tensors = new LinkedHashSet<>();
        graph.outputs().forEach(output -> tensors.add(source(output, graph)));
        return tensors;
    }

    /** Layers with weights whose sums are outputs, or are what a score compares the input with. */
    static Set<String> layers(Graph graph) {
        Set<String> answers = tensors(graph);
        for (Node node : graph.nodes()) {
            if (node instanceof Merge merge && merge.operation() == Merge.Operation.SUBTRACT) {
                answers.add(source(merge.right(), graph));
            }
        }
        Set<String> layers = new LinkedHashSet<>();
        for (Node node : graph.nodes()) {
            boolean isAnswer = answers.contains(node.name())
                    || graph.consumers(node.name()).stream()
                            .anyMatch(next -> QuantPoints.isActivation(next) && answers.contains(next.name()));
            if (node instanceof Linear && isAnswer) {
                layers.add(node.name());
            }
        }
        return layers;
    }

    /** The tensor that reshapes and repetitions start from. */
    private static String source(String tensor, Graph graph) {
        String at = tensor;
        while (!at.equals(graph.input()) && (graph.node(at) instanceof Reshape || graph.node(at) instanceof Resize)) {
            at = graph.node(at).inputs().get(0);
        }
        return at;
    }
}
