package org.dqm.fpga.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Node.Quant;
import org.dqm.fpga.graph.Parameter;
import org.dqm.fpga.graph.Quantizer;

/** Last pass: the same graph with {@code Quant} nodes and parameters on their grids. */
public final class Quantise {
    /** Before the name of every quantiser. */
    static final String PREFIX = "q_";

    /** The input's quantiser. */
    static final String INPUT = PREFIX + "in";

    private static final String ACTIVATION = "_relu";

    private Quantise() {}

    public static Graph of(Graph graph, Precision precision) {
        List<Node> nodes = new ArrayList<>();
        Map<String, String> renamed = new HashMap<>();
        nodes.add(new Quant(INPUT, graph.input(), quantizer(precision.tensors(), graph.input())));
        renamed.put(graph.input(), INPUT);
        for (Node node : graph.nodes()) {
            nodes.add(FoldReshapes.rewired(node, renamed));
            Quantizer quantizer = precision.tensors().get(node.name());
            if (quantizer != null) {
                String name = name(node.name());
                nodes.add(new Quant(name, node.name(), quantizer));
                renamed.put(node.name(), name);
            }
        }
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        graph.parameters()
                .forEach((name, parameter) ->
                        parameters.put(name, parameter.on(quantizer(precision.parameters(), name))));
        List<String> outputs = graph.outputs().stream()
                .map(output -> renamed.getOrDefault(output, output))
                .toList();
        return new Graph(graph.input(), graph.inputShape(), nodes, parameters, outputs);
    }

    /** Name of the {@code Quant} after a node: that of its layer, with {@code q_} in front. */
    static String name(String node) {
        return PREFIX + (node.endsWith(ACTIVATION) ? node.substring(0, node.length() - ACTIVATION.length()) : node);
    }

    private static Quantizer quantizer(Map<String, Quantizer> by, String name) {
        return Objects.requireNonNull(by.get(name), name);
    }
}
