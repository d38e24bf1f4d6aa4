package org.dqm.fpga.pass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Node.Merge;
import org.dqm.fpga.graph.Parameter;
import org.dqm.fpga.graph.Shape;

/**
 * Second pass: the outputs that are asked for. The score is computed on the chip as Σ(input − reconstruction)²·2^−k,
 * with 2^k the first power of two that is not below the number of inputs; nodes that no output needs go.
 */
public final class Heads {
    /** Node that gives the score. */
    public static final String SCORE = "score";

    private Heads() {}

    /**
     * @param graph with one output, the network's answer
     * @param latent the tensor that is the code; needed only where the form has it
     */
    public static Graph of(Graph graph, OutputForm form, String latent) {
        String answer = graph.outputs().get(0);
        Graph scored = form.hasScore() ? withScore(graph, answer) : graph;
        List<String> wanted = switch (form) {
            case NETWORK -> List.of(answer);
            case SCORE -> List.of(SCORE);
            case LATENT -> List.of(latent);
            case ALL -> List.of(latent, answer, SCORE);
        };
        return withoutUnused(scored.with(scored.nodes(), wanted));
    }

    private static Graph withScore(Graph graph, String answer) {
        Shape shape = graph.inputShape();
        if (!graph.shape(answer).equals(shape)) {
            throw new UnsupportedNetworkException(List.of(new Problem(
                    answer,
                    "the score compares input " + shape + " with output " + graph.shape(answer),
                    "export with --outputs network, or train an autoencoder whose output has the shape of its input")));
        }
        int size = shape.size();
        int shift = Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
        double[] weights = new double[size];
        Arrays.fill(weights, Math.scalb(1.0, -shift));
        Map<String, Parameter> parameters = new LinkedHashMap<>(graph.parameters());
        parameters.put("w_" + SCORE, Parameter.of(List.of(size, 1), weights));
        List<Node> nodes = new ArrayList<>(graph.nodes());
        nodes.add(new Merge("difference", Merge.Operation.SUBTRACT, graph.input(), answer));
        nodes.add(new Merge("square", Merge.Operation.MULTIPLY, "difference", "difference"));
        nodes.add(new Node.Reshape("square_flat", "square", Shape.vector(size)));
        nodes.add(new Node.Dense(SCORE, "square_flat", "w_" + SCORE, Optional.empty(), Optional.empty()));
        return new Graph(graph.input(), shape, nodes, parameters, List.of(SCORE));
    }

    /** Without nodes and parameters that no output needs. */
    static Graph withoutUnused(Graph graph) {
        Set<String> needed = new HashSet<>(graph.outputs());
        List<Node> kept = new ArrayList<>();
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            Node node = graph.nodes().get(i);
            if (needed.contains(node.name())) {
                kept.add(0, node);
                needed.addAll(node.inputs());
            }
        }
        Set<String> used = kept.stream()
                .filter(Node.Linear.class::isInstance)
                .map(Node.Linear.class::cast)
                .flatMap(linear -> Stream.concat(Stream.of(linear.kernel()), linear.biases().stream()))
                .collect(Collectors.toSet());
        Map<String, Parameter> parameters = new LinkedHashMap<>(graph.parameters());
        parameters.keySet().retainAll(used);
        return new Graph(graph.input(), graph.inputShape(), kept, parameters, graph.outputs());
    }
}
