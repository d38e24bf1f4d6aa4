package org.dqm.fpga.pass;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Node.Linear;
import org.dqm.fpga.graph.Node.Merge;
import org.dqm.fpga.graph.Parameter;
import org.dqm.fpga.graph.Quantizer;
import org.dqm.fpga.graph.Rounding;
import org.dqm.fpga.graph.Widths;

/**
 * Sixth pass: power-of-two scales, one for each tensor. Weights and activations get the scale with the least squared
 * error at the given bits; a bias gets at most 16 bits, on a grid no finer than the product's; outputs, and the
 * difference and square of a score, hold all that was seen and more.
 */
public final class ChoosePrecision {
    private static final int BIAS_BITS = 16;
    /** A score may be so many times as large as the largest of a good event before it saturates. */
    private static final int SCORE_HEADROOM = 16;

    private static final int SQUARE_BITS = 24;

    private final Graph graph;
    private final Profile profile;
    private final Bits bits;
    private final Set<String> points;
    private final Set<String> answers;
    private final Map<String, Quantizer> tensors = new LinkedHashMap<>();
    private final Map<String, Quantizer> parameters = new LinkedHashMap<>();
    /** By tensor, as the nodes after it see it. */
    private final Map<String, FixedType> types = new HashMap<>();

    private Graph typed;

    private ChoosePrecision(Graph graph, Profile profile, Bits bits) {
        this.graph = graph;
        this.typed = graph;
        this.profile = profile;
        this.bits = bits;
        this.points = QuantPoints.of(graph);
        this.answers = Answers.tensors(graph);
    }

    /** @param profile of the same float graph */
    public static Precision of(Graph graph, Profile profile, Bits bits) {
        return new ChoosePrecision(graph, profile, bits).chosen();
    }

    private Precision chosen() {
        put(
                graph.input(),
                bits.input().orElseGet(() -> profile.of(graph.input()).best(bits.activations())));
        for (Node node : graph.nodes()) {
            if (node instanceof Linear linear) {
                named(node, () -> weigh(linear));
            }
            FixedType exact = Widths.after(node, typed, types);
            types.put(node.name(), exact);
            if (points.contains(node.name())) {
                named(node, () -> put(node.name(), activation(node, exact)));
            }
        }
        return new Precision(tensors, parameters);
    }

    private static void named(Node node, Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "node " + node.name() + ": its numbers are too large or too small for any type (" + e.getMessage()
                            + "); scale the network's inputs or weights",
                    e);
        }
    }

    private void put(String tensor, FixedType type) {
        tensors.put(tensor, Quantizer.of(type));
        types.put(tensor, type);
    }

    private FixedType activation(Node node, FixedType exact) {
        Seen seen = profile.of(node.name());
        if (node instanceof Merge merge && merge.operation() == Merge.Operation.SUBTRACT) {
            // A large difference is what a score looks for: low bits go, never high ones.
            return exact.bits() <= bits.outputs()
                    ? exact
                    : new FixedType(exact.signed(), bits.outputs(), exact.exponent() + exact.bits() - bits.outputs());
        } else if (node instanceof Merge merge && merge.operation() == Merge.Operation.MULTIPLY) {
            // A square is never negative, and its sign bit never set.
            return exact.bits() <= SQUARE_BITS
                    ? new FixedType(false, exact.bits() - 1, exact.exponent())
                    : new FixedType(false, SQUARE_BITS, exact.exponent() + exact.bits() - 1 - SQUARE_BITS);
        } else if (node instanceof Linear linear && isMean(linear)) {
            return seen.covering(bits.outputs(), SCORE_HEADROOM);
        }
        return answers.contains(node.name())
                ? seen.covering(bits.outputs(), 2)
                : seen.best(bits.activations(), exact.signed());
    }

    private void weigh(Linear linear) {
        Parameter kernel = graph.parameter(linear.kernel());
        FixedType x = Objects.requireNonNull(types.get(linear.input()));
        FixedType weight = isMean(linear)
                ? new FixedType(false, 2, Math.getExponent(kernel.largest()))
                : signed(Seen.of(kernel.values()).best(bits.ofLayer(linear.name())));
        use(linear.kernel(), weight);
        linear.biases().ifPresent(bias -> use(bias, bias(graph.parameter(bias), x.exponent() + weight.exponent())));
    }

    /** Whether it takes the mean of squares on the chip: one weight for all, no bias. A network's own layer has biases. */
    private boolean isMean(Linear linear) {
        double[] weights = graph.parameter(linear.kernel()).values();
        return linear.biases().isEmpty() && Arrays.stream(weights).allMatch(weight -> weight == weights[0]);
    }

    /** Weights are signed even where all happen to be positive: the same bits, one less for the number. */
    private static FixedType signed(FixedType type) {
        return type.signed() ? type : new FixedType(true, type.bits(), type.exponent() + 1);
    }

    private void use(String parameter, FixedType type) {
        Quantizer quantizer = new Quantizer(type, Rounding.ROUND, false);
        parameters.put(parameter, quantizer);
        Map<String, Parameter> changed = new LinkedHashMap<>(typed.parameters());
        changed.put(parameter, graph.parameter(parameter).on(quantizer));
        typed = typed.with(changed);
    }

    private static FixedType bias(Parameter bias, int productExponent) {
        // The product's grid, with as many bits as the largest bias needs there; else the finest grid that holds it.
        double largest = Math.rint(Math.scalb(bias.largest(), -productExponent));
        int width = Math.max(2, (largest > 0 ? Math.getExponent(largest) + 1 : 1) + 1);
        return width <= BIAS_BITS
                ? new FixedType(true, width, productExponent)
                : signed(Seen.of(bias.values()).covering(BIAS_BITS, 1));
    }
}
