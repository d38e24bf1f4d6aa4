package org.dqm.fpga.emulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Node.Conv;
import org.dqm.fpga.graph.Node.LeakyRelu;
import org.dqm.fpga.graph.Node.Linear;
import org.dqm.fpga.graph.Node.Merge;
import org.dqm.fpga.graph.Node.Pool;
import org.dqm.fpga.graph.Node.Quant;
import org.dqm.fpga.graph.Node.Relu;
import org.dqm.fpga.graph.Node.Resize;
import org.dqm.fpga.graph.Widths;

/**
 * What hls4ml's C simulation and the chip compute, bit for bit, in exact whole numbers. Every product, sum and shift
 * fails on overflow. Safe for several threads.
 */
public final class Emulator {
    private static final Watcher NOBODY = (node, before, exponent, after) -> {};

    private final Graph graph;
    private final FixedType inputType;
    private final List<Integer> outputExponents;
    private final Map<String, Weighted> weighted = new HashMap<>();

    /**
     * @param graph a quantised graph, whose first node is a {@code Quant} of the input
     * @throws IllegalArgumentException if it is not quantised
     */
    public Emulator(Graph graph) {
        this.graph = graph;
        if (!(graph.nodes().get(0) instanceof Quant first) || !first.input().equals(graph.input())) {
            throw new IllegalArgumentException("the first node must quantise the input '" + graph.input() + "', is "
                    + graph.nodes().get(0));
        }
        this.inputType = first.quantizer().type();
        Map<String, FixedType> types = Widths.of(graph);
        this.outputExponents = graph.outputs().stream()
                .map(output -> Objects.requireNonNull(types.get(output)).exponent())
                .toList();
        for (Node node : graph.nodes()) {
            if (node instanceof Linear linear) {
                weighted.put(
                        node.name(),
                        new Weighted(
                                graph.parameter(linear.kernel()),
                                linear.biases().map(graph::parameter),
                                linear.accumulator()));
            }
        }
    }

    public Graph graph() {
        return graph;
    }

    /** Type of the whole numbers that {@link #run} takes. */
    public FixedType inputType() {
        return inputType;
    }

    /** Numbers that one event answers, of all outputs. */
    public int outputSize() {
        return graph.outputs().stream()
                .mapToInt(output -> graph.shape(output).size())
                .sum();
    }

    /**
     * One event.
     *
     * @param input q of the input type, row-major
     * @return for each output its q at its exponent, see {@link #outputExponents}; one output after the other
     * @throws IllegalArgumentException if an input is out of range: clip it before
     * @throws ArithmeticException naming the node if a sum needs more than 64 bits
     */
    public long[] run(long... input) {
        return run(NOBODY, input);
    }

    /** The same, and {@code watcher} sees every {@code Quant} node. */
    public long[] run(Watcher watcher, long... input) {
        Map<String, IntTensor> tensors = tensors(watcher, input);
        long[] all = new long[outputSize()];
        int at = 0;
        for (String output : graph.outputs()) {
            long[] q = Objects.requireNonNull(tensors.get(output)).q();
            System.arraycopy(q, 0, all, at, q.length);
            at += q.length;
        }
        return all;
    }

    /** The same as real numbers, {@code q·2^exponent}: what the file of expected outputs holds. */
    public double[] answers(long... input) {
        return values(run(input));
    }

    /** What {@link #run} answered as real numbers. */
    public double[] values(long... answers) {
        double[] values = new double[answers.length];
        int at = 0;
        for (int i = 0; i < outputExponents.size(); i++) {
            int end = at + graph.shape(graph.outputs().get(i)).size();
            for (; at < end; at++) {
                values[at] = Math.scalb((double) answers[at], outputExponents.get(i));
            }
        }
        return values;
    }

    /** The exponent of each output. */
    public List<Integer> outputExponents() {
        return outputExponents;
    }

    private Map<String, IntTensor> tensors(Watcher watcher, long... input) {
        requireInRange(input);
        Map<String, IntTensor> tensors = new HashMap<>();
        tensors.put(graph.input(), new IntTensor(graph.inputShape(), input, inputType.exponent()));
        for (Node node : graph.nodes()) {
            List<IntTensor> inputs = new ArrayList<>();
            node.inputs().forEach(name -> inputs.add(Objects.requireNonNull(tensors.get(name))));
            try {
                IntTensor result = result(node, inputs);
                tensors.put(node.name(), result);
                if (node instanceof Quant) {
                    watcher.quantised(
                            node.name(), inputs.get(0).q(), inputs.get(0).exponent(), result.q());
                }
            } catch (ArithmeticException e) {
                throw new ArithmeticException(
                        "node " + node.name() + ": " + e.getMessage() + "; use fewer bits for its weights or inputs");
            }
        }
        return tensors;
    }

    private IntTensor result(Node node, List<IntTensor> inputs) {
        IntTensor x = inputs.get(0);
        var shape = graph.shape(node.name());
        if (node instanceof Quant quant) {
            return Moves.quantised(quant.quantizer(), x);
        } else if (node instanceof Conv conv) {
            List<Integer> kernel = graph.parameter(conv.kernel()).shape();
            return Sums.convolved(conv, weights(node), x, shape, kernel.get(1), kernel.get(2));
        } else if (node instanceof Linear) {
            return Sums.multiplied(weights(node), x, shape);
        } else if (node instanceof Relu) {
            return Moves.rectified(x);
        } else if (node instanceof LeakyRelu relu) {
            return Moves.rectified(relu, x);
        } else if (node instanceof Pool pool) {
            return Moves.pooled(pool, x, shape);
        } else if (node instanceof Resize resize) {
            return Moves.repeated(resize.factor(), x, shape);
        } else if (node instanceof Merge merge) {
            return Moves.merged(merge.operation(), x, inputs.get(1), shape);
        }
        return new IntTensor(shape, x.q(), x.exponent());
    }

    private Weighted weights(Node node) {
        return Objects.requireNonNull(weighted.get(node.name()));
    }

    private void requireInRange(long... input) {
        if (input.length != graph.inputShape().size()) {
            throw new IllegalArgumentException(
                    "an event has " + graph.inputShape().size() + " numbers, got " + input.length);
        }
        for (int i = 0; i < input.length; i++) {
            if (input[i] < inputType.min() || input[i] > inputType.max()) {
                throw new IllegalArgumentException("input " + i + " is " + input[i] + ", outside " + inputType.hls()
                        + ", whole numbers " + inputType.min() + " to " + inputType.max()
                        + ": clip it before, as inputs.md says");
            }
        }
    }
}
