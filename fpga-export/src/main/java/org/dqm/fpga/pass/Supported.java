package org.dqm.fpga.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Node.Conv;
import org.dqm.fpga.graph.Node.Linear;
import org.dqm.fpga.graph.Node.Merge;
import org.dqm.fpga.graph.Node.Pool;
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

    private static final int MOST_TERMS = 1 << 20;

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
        for (Node node : graph.nodes()) {
            check(node, graph, problems);
        }
        return problems;
    }

    private static void check(Node node, Graph graph, List<Problem> problems) {
        String name = node.name();
        if (RESERVED.contains(name)) {
            problems.add(
                    new Problem(name, "its name is a word of C++, and hls4ml makes identifiers of names", "rename it"));
        }
        if (name.startsWith("q_") || name.startsWith("w_") || name.startsWith("b_") || name.equals(graph.input())) {
            problems.add(new Problem(
                    name, "names with q_, w_ or b_ in front are those of quantisers, weights and biases", "rename it"));
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
        }
        int outputs =
                linear instanceof Conv ? kernel.shape().get(0) : kernel.shape().get(1);
        if (kernel.size() / outputs > MOST_TERMS) {
            problems.add(new Problem(
                    linear.name(),
                    "each output adds up " + kernel.size() / outputs + " products",
                    "make the map smaller before it, with a stride"));
        }
    }
}
