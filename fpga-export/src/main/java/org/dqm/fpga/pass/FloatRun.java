package org.dqm.fpga.pass;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Node.Conv;
import org.dqm.fpga.graph.Node.Dense;
import org.dqm.fpga.graph.Node.LeakyRelu;
import org.dqm.fpga.graph.Node.Merge;
import org.dqm.fpga.graph.Node.Pool;
import org.dqm.fpga.graph.Node.Quant;
import org.dqm.fpga.graph.Node.Relu;
import org.dqm.fpga.graph.Node.Resize;
import org.dqm.fpga.graph.Parameter;
import org.dqm.fpga.graph.Shape;

/** Runs a graph in double precision: the un-quantised reference, from which ranges and accuracy are taken. */
public final class FloatRun {
    private final Graph graph;
    private final Map<String, double[]> weights = new HashMap<>();

    public FloatRun(Graph graph) {
        this.graph = graph;
        graph.parameters().forEach((name, parameter) -> weights.put(name, parameter.values()));
    }

    /** One event's outputs, one after the other. */
    public double[] outputs(double... input) {
        Map<String, double[]> tensors = tensors(input);
        return graph.outputs().stream()
                .map(output -> Objects.requireNonNull(tensors.get(output)))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** Every tensor of one event, by name, the input too. */
    public Map<String, double[]> tensors(double... input) {
        Map<String, double[]> tensors = new HashMap<>();
        tensors.put(graph.input(), input);
        for (Node node : graph.nodes()) {
            List<double[]> inputs = node.inputs().stream()
                    .map(name -> Objects.requireNonNull(tensors.get(name)))
                    .toList();
            tensors.put(node.name(), result(node, inputs));
        }
        return tensors;
    }

    private double[] result(Node node, List<double[]> inputs) {
        double[] x = inputs.get(0);
        Shape in = graph.shape(node.inputs().get(0));
        Shape out = graph.shape(node.name());
        if (node instanceof Conv conv) {
            return convolved(conv, x, in, out);
        } else if (node instanceof Dense dense) {
            return multiplied(dense, x, out);
        } else if (node instanceof Relu) {
            return Arrays.stream(x).map(value -> Math.max(value, 0)).toArray();
        } else if (node instanceof LeakyRelu relu) {
            return Arrays.stream(x)
                    .map(value -> value > 0 ? value : Math.scalb(value, -relu.shift()))
                    .toArray();
        } else if (node instanceof Pool pool) {
            return pooled(pool, x, in, out);
        } else if (node instanceof Resize resize) {
            return repeated(resize.factor(), x, in, out);
        } else if (node instanceof Merge merge) {
            return merged(merge, inputs, out);
        } else if (node instanceof Quant quant) {
            return Arrays.stream(x)
                    .map(value ->
                            quant.quantizer().type().value(quant.quantizer().nearest(value)))
                    .toArray();
        }
        return x;
    }

    private double[] values(String parameter) {
        return Objects.requireNonNull(weights.get(parameter));
    }

    private double[] convolved(Conv conv, double[] x, Shape in, Shape out) {
        Parameter kernel = graph.parameter(conv.kernel());
        double[] w = values(conv.kernel());
        double[] bias = values(conv.bias());
        int ky = kernel.shape().get(1);
        int kx = kernel.shape().get(2);
        int channels = in.channels();
        double[] sums = new double[out.size()];
        for (int i = 0; i < sums.length; i++) {
            int o = i % out.channels();
            int top = i / out.channels() / out.nx() * conv.stride()
                    - conv.padding().top();
            int left = i / out.channels() % out.nx() * conv.stride()
                    - conv.padding().left();
            double sum = bias[o];
            for (int y = Math.max(0, -top); y < Math.min(ky, in.ny() - top); y++) {
                for (int column = Math.max(0, -left); column < Math.min(kx, in.nx() - left); column++) {
                    int xAt = ((top + y) * in.nx() + left + column) * channels;
                    int wAt = ((o * ky + y) * kx + column) * channels;
                    for (int c = 0; c < channels; c++) {
                        sum += x[xAt + c] * w[wAt + c];
                    }
                }
            }
            sums[i] = sum;
        }
        return sums;
    }

    private double[] multiplied(Dense dense, double[] x, Shape out) {
        double[] w = values(dense.kernel());
        double[] sums = dense.biases().map(bias -> values(bias).clone()).orElse(new double[out.size()]);
        for (int i = 0; i < x.length; i++) {
            for (int o = 0; o < sums.length; o++) {
                sums[o] += x[i] * w[i * sums.length + o];
            }
        }
        return sums;
    }

    private static double[] pooled(Pool pool, double[] x, Shape in, Shape out) {
        boolean isMean = pool.kind() == Pool.Kind.AVERAGE;
        double[] pooled = new double[out.size()];
        Arrays.fill(pooled, isMean ? 0 : Double.NEGATIVE_INFINITY);
        for (int i = 0; i < x.length; i++) {
            int row = i / in.channels() / in.nx() / pool.ny();
            int column = i / in.channels() % in.nx() / pool.nx();
            int to = (row * out.nx() + column) * out.channels() + i % in.channels();
            pooled[to] = isMean ? pooled[to] + x[i] / (pool.ny() * pool.nx()) : Math.max(pooled[to], x[i]);
        }
        return pooled;
    }

    private static double[] repeated(int factor, double[] x, Shape in, Shape out) {
        double[] repeated = new double[out.size()];
        for (int i = 0; i < repeated.length; i++) {
            int row = i / out.channels() / out.nx() / factor;
            int column = i / out.channels() % out.nx() / factor;
            repeated[i] = x[(row * in.nx() + column) * in.channels() + i % out.channels()];
        }
        return repeated;
    }

    private double[] merged(Merge merge, List<double[]> inputs, Shape out) {
        double[] a = inputs.get(0);
        double[] b = inputs.get(1);
        double[] merged = new double[out.size()];
        int first = merge.operation() == Merge.Operation.CONCAT
                ? graph.shape(merge.left()).channels()
                : 0;
        int second = merge.operation() == Merge.Operation.CONCAT
                ? graph.shape(merge.right()).channels()
                : 0;
        Arrays.setAll(merged, i -> switch (merge.operation()) {
            case ADD -> a[i] + b[i];
            case SUBTRACT -> a[i] - b[i];
            case MULTIPLY -> a[i] * b[i];
            case CONCAT -> {
                int bin = i / (first + second);
                int c = i % (first + second);
                yield c < first ? a[bin * first + c] : b[bin * second + c - first];
            }
        });
        return merged;
    }
}
