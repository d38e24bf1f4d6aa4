package org.dqm.fpga.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dqm.fpga.graph.Node.Conv;
import org.dqm.fpga.graph.Node.LeakyRelu;
import org.dqm.fpga.graph.Node.Linear;
import org.dqm.fpga.graph.Node.Merge;
import org.dqm.fpga.graph.Node.Pool;
import org.dqm.fpga.graph.Node.Quant;
import org.dqm.fpga.graph.Node.Relu;

/**
 * The type that each tensor of a quantised graph needs so that nothing is lost: what hls4ml infers for {@code auto}.
 */
public final class Widths {
    private Widths() {}

    /** By tensor, the input too. */
    public static Map<String, FixedType> of(Graph graph) {
        Map<String, FixedType> types = new HashMap<>();
        for (Node node : graph.nodes()) {
            if (node instanceof Quant quant && node.inputs().get(0).equals(graph.input())) {
                types.put(graph.input(), quant.quantizer().type());
            }
            types.put(node.name(), after(node, graph, types));
        }
        return types;
    }

    /**
     * The type of one node's output.
     *
     * @param types of the tensors before it
     * @throws IllegalArgumentException naming the node if no type is wide enough
     */
    public static FixedType after(Node node, Graph graph, Map<String, FixedType> types) {
        try {
            return type(node, graph, types);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "node " + node.name() + ": " + e.getMessage() + "; use fewer bits for its weights or inputs", e);
        }
    }

    private static FixedType type(Node node, Graph graph, Map<String, FixedType> types) {
        FixedType in = Objects.requireNonNull(
                types.get(node.inputs().get(0)), node.inputs().get(0));
        if (node instanceof Quant quant) {
            return quant.quantizer().type();
        } else if (node instanceof Linear linear) {
            return linear.accumulator()
                    .orElseGet(() -> sum(
                            in,
                            graph.parameter(linear.kernel()).type().orElseThrow(),
                            linear.biases()
                                    .flatMap(bias -> graph.parameter(bias).type()),
                            terms(linear, graph)));
        } else if (node instanceof Relu) {
            return new FixedType(false, in.signed() ? in.bits() - 1 : in.bits(), in.exponent());
        } else if (node instanceof LeakyRelu relu) {
            return new FixedType(in.signed(), in.bits() + relu.shift(), in.exponent() - relu.shift());
        } else if (node instanceof Pool pool && pool.kind() == Pool.Kind.AVERAGE) {
            int shift = Integer.numberOfTrailingZeros(pool.ny() * pool.nx());
            return new FixedType(in.signed(), in.bits() + shift, in.exponent() - shift);
        } else if (node instanceof Merge merge) {
            return merged(merge.operation(), in, Objects.requireNonNull(types.get(merge.right()), merge.right()));
        }
        return in;
    }

    /** Products that one output of a node adds up. */
    public static int terms(Linear linear, Graph graph) {
        Parameter kernel = graph.parameter(linear.kernel());
        return linear instanceof Conv
                ? kernel.size() / kernel.shape().get(0)
                : kernel.shape().get(0);
    }

    /** The exact sum of so many products and a bias. */
    public static FixedType sum(FixedType x, FixedType weight, Optional<FixedType> bias, int terms) {
        boolean signed = x.signed() || weight.signed();
        int exponent = x.exponent() + weight.exponent();
        int growth = Integer.SIZE - Integer.numberOfLeadingZeros(terms - 1);
        FixedType products = new FixedType(signed, x.bits() + weight.bits() + growth, exponent);
        return bias.isPresent() ? merged(Merge.Operation.ADD, products, bias.get()) : products;
    }

    private static FixedType merged(Merge.Operation operation, FixedType a, FixedType b) {
        if (operation == Merge.Operation.MULTIPLY) {
            return new FixedType(a.signed() || b.signed(), a.bits() + b.bits(), a.exponent() + b.exponent());
        }
        boolean both = a.signed() || b.signed();
        int carry = operation == Merge.Operation.CONCAT ? 0 : 1;
        int integers = Math.max(
                        a.integerBits() + (both && !a.signed() ? 1 : 0),
                        b.integerBits() + (both && !b.signed() ? 1 : 0))
                + carry;
        int exponent = Math.min(a.exponent(), b.exponent());
        boolean signed = both || operation == Merge.Operation.SUBTRACT;
        return new FixedType(signed, integers - exponent, exponent);
    }
}
