package org.dqm.fpga.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Node.Conv;
import org.dqm.fpga.graph.Node.Dense;
import org.dqm.fpga.graph.Node.Linear;
import org.dqm.fpga.graph.Node.Merge;
import org.dqm.fpga.graph.Node.Pool;
import org.dqm.fpga.graph.Node.Reshape;
import org.dqm.fpga.graph.Node.Resize;
import org.dqm.fpga.graph.Parameter;

/** Fourth pass: finds everything that hls4ml would refuse, or would get wrong without a word. */
public final class Supported {
    /** hls4ml makes C++ identifiers of node names. */
    private static final Set<String> RESERVED = Set.of(
            "alignas",
            "auto",
            "bool",
            "break",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "delete",
            "do",
            "double",
            "else",
            "enum",
            "explicit",
            "export",
            "extern",
            "false",
            "float",
            "for",
            "friend",
            "goto",
            "if",
            "inline",
            "input",
            "int",
            "long",
            "main",
            "mutable",
            "namespace",
            "new",
            "nnet",
            "operator",
            "private",
            "protected",
            "public",
            "register",
            "return",
            "short",
            "signed",
            "sizeof",
            "static",
            "struct",
            "switch",
            "template",
            "this",
            "throw",
            "true",
            "try",
            "typedef",
            "typename",
            "union",
            "unsigned",
            "using",
            "virtual",
            "void",
            "volatile",
            "while");

    private static final String RENAME = "rename it";

    private static final int MOST_TERMS = 1 << 20;
    /** Between these powers of two every weight has a type, whatever its bits. */
    private static final int SMALLEST = -40;

    private static final int LARGEST = 60;

    private Supported() {}

    /**
     * Passes a float graph on.
     *
     * @throws UnsupportedNetworkException with every problem
     */
    public static Graph require(Graph graph) {
        List<Problem> problems = problems(graph);
        if (!problems.isEmpty()) {
            throw new UnsupportedNetworkException(problems);
        }
        return graph;
    }

    /** All problems, in the order of the nodes. */
    public static List<Problem> problems(Graph graph) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> taken = taken(graph);
        for (Node node : graph.nodes()) {
            check(node, graph, problems);
            Optional.ofNullable(taken.get(node.name()))
                    .ifPresent(by -> problems.add(new Problem(
                            node.name(), "the file has a tensor or node of this name for layer " + by, RENAME)));
        }
        String input = Quantise.INPUT.substring(Quantise.PREFIX.length());
        QuantPoints.of(graph).stream()
                .filter(point ->
                        !point.equals(graph.input()) && Quantise.name(point).equals(Quantise.INPUT))
                .forEach(point ->
                        problems.add(new Problem(input, "its quantiser would have the name of the input's", RENAME)));
        return problems;
    }

    /** Names that the file gives to tensors and nodes beside a node, by the node. */
    private static Map<String, String> taken(Graph graph) {
        Map<String, String> taken = new HashMap<>();
        for (Node node : graph.nodes()) {
            if (node instanceof Dense) {
                taken.put(node.name() + "_sum", node.name());
            } else if (node instanceof Reshape) {
                taken.put(node.name() + "_shape", node.name());
            } else if (node instanceof Resize) {
                taken.put(node.name() + "_roi", node.name());
                taken.put(node.name() + "_scales", node.name());
            }
        }
        graph.outputs().forEach(output -> taken.put(output + "_out", output));
        return taken;
    }

    private static void check(Node node, Graph graph, List<Problem> problems) {
        String name = node.name();
        if (RESERVED.contains(name)) {
            problems.add(new Problem(name, "its name is a word of C++, and hls4ml makes identifiers of names", RENAME));
        }
        if (name.startsWith("q_") || name.startsWith("w_") || name.startsWith("b_") || name.equals(graph.input())) {
            problems.add(new Problem(
                    name, "names with q_, w_ or b_ in front are those of quantisers, weights and biases", RENAME));
        }
        boolean needsMap = node instanceof Conv || node instanceof Pool || node instanceof Resize;
        if (needsMap && !graph.shape(node.inputs().get(0)).isMap()) {
            problems.add(new Problem(name, "it needs a map and gets a vector", "put a reshape before it"));
        }
        if (node instanceof Linear linear) {
            checkWeights(linear, graph, problems);
        }
        if (node instanceof Resize resize && resize.factor() > 8) {
            problems.add(new Problem(name, "it repeats each bin " + resize.factor() + " times", "use at most 8"));
        }
        if (node instanceof Merge merge
                && merge.operation() != Merge.Operation.MULTIPLY
                && merge.left().equals(merge.right())) {
            problems.add(new Problem(name, "both its inputs are '" + merge.left() + "'", "leave the layer out"));
        }
    }

    private static void checkWeights(Linear linear, Graph graph, List<Problem> problems) {
        Parameter kernel = graph.parameter(linear.kernel());
        if (kernel.largest() == 0) {
            problems.add(new Problem(
                    linear.name(), "all its weights are 0, so its output is constant", "train the network first"));
        } else if (!(kernel.largest() < Math.scalb(1.0, LARGEST) && kernel.largest() >= Math.scalb(1.0, SMALLEST))) {
            problems.add(outOfRange(linear, "weight", kernel));
        }
        linear.biases()
                .map(graph::parameter)
                .filter(bias -> !(bias.largest() < Math.scalb(1.0, LARGEST)))
                .ifPresent(bias -> problems.add(outOfRange(linear, "bias", bias)));
        int outputs =
                linear instanceof Conv ? kernel.shape().get(0) : kernel.shape().get(1);
        if (kernel.size() / outputs > MOST_TERMS) {
            problems.add(new Problem(
                    linear.name(),
                    "each output adds up " + kernel.size() / outputs + " products",
                    "make the map smaller before it, with a stride"));
        }
    }

    private static Problem outOfRange(Linear linear, String what, Parameter parameter) {
        return new Problem(
                linear.name(),
                "its largest " + what + " is " + parameter.largest() + ", which no fixed-point type holds (2^"
                        + SMALLEST + " to 2^" + LARGEST + ")",
                "scale the network's inputs or train it again");
    }
}
