package org.dqm.fpga.graph;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network for one event, in the order in which it is computed. With {@code Quant} nodes and typed parameters it is
 * the quantised one, without any it is the float one. Immutable.
 */
public final class Graph {
    private final String input;
    private final List<Node> nodes;
    private final Map<String, Parameter> parameters;
    private final List<String> outputs;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    /**
     * @param input name of the input tensor
     * @param outputs names of nodes, in their order
     * @throws IllegalArgumentException naming the node whose inputs, shapes or parameters do not fit
     */
    public Graph(
            String input, Shape inputShape, List<Node> nodes, Map<String, Parameter> parameters, List<String> outputs) {
        this.input = input;
        this.nodes = List.copyOf(nodes);
        this.parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        shapes.put(input, inputShape);
        for (Node node : nodes) {
            if (shapes.put(node.name(), Shapes.after(node, this)) != null) {
                throw new IllegalArgumentException(
                        "two nodes are named '" + node.name() + "': rename a layer of the network");
            }
        }
        List<String> ordered =
                this.nodes.stream().map(Node::name).filter(outputs::contains).toList();
        if (outputs.isEmpty() || !ordered.equals(outputs)) {
            throw new IllegalArgumentException(
                    "outputs must be nodes, in their order: " + ordered + ", got " + outputs);
        }
        this.outputs = List.copyOf(outputs);
    }

    public String input() {
        return input;
    }

    public Shape inputShape() {
        return shape(input);
    }

    public List<Node> nodes() {
        return nodes;
    }

    /** By name, in the order of the nodes that use them. */
    public Map<String, Parameter> parameters() {
        return parameters;
    }

    public List<String> outputs() {
        return outputs;
    }

    /** Shape of the input or of a node's output. */
    public Shape shape(String tensor) {
        Shape shape = shapes.get(tensor);
        if (shape == null) {
            throw new IllegalArgumentException("no tensor '" + tensor + "' yet; found: " + shapes.keySet());
        }
        return shape;
    }

    public Parameter parameter(String name) {
        Parameter parameter = parameters.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException("no parameter '" + name + "'; found: " + parameters.keySet());
        }
        return parameter;
    }

    public Node node(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node '" + name + "'; found: "
                        + nodes.stream().map(Node::name).toList()));
    }

    /** Nodes that read a tensor. */
    public List<Node> consumers(String tensor) {
        return nodes.stream().filter(node -> node.inputs().contains(tensor)).toList();
    }

    /** Every name in use: the input's, the nodes', the parameters'. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(shapes.keySet());
        names.addAll(parameters.keySet());
        return names;
    }

    /** The same with other nodes and outputs. */
    public Graph with(List<Node> others, List<String> otherOutputs) {
        return new Graph(input, inputShape(), others, parameters, otherOutputs);
    }

    /** The same with other parameters. */
    public Graph with(Map<String, Parameter> others) {
        return new Graph(input, inputShape(), nodes, others, outputs);
    }

    @Override
    public String toString() {
        return "Graph" + nodes;
    }
}
