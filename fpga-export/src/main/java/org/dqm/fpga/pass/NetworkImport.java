package org.dqm.fpga.pass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Padding;
import org.dqm.fpga.graph.Parameter;
import org.dqm.fpga.graph.Shape;
import org.dqm.model.network.Activation;
import org.dqm.model.network.LayerSpec;
import org.dqm.model.network.LayerSpec.Add;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Dense;
import org.dqm.model.network.LayerSpec.Upsample;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TensorShape;
import org.dqm.model.network.Weights;

/** First pass: the layers of a bundle and their weights as a float graph with one output, the network's answer. */
public final class NetworkImport {
    /** Name of the input of every graph. */
    public static final String INPUT = "calo_in";

    private final NetworkSpec spec;
    private final Weights weights;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, String> outputs = new HashMap<>();

    private NetworkImport(NetworkSpec spec, Weights weights) {
        this.spec = spec;
        this.weights = weights;
    }

    /** The float graph; a layer's node has the layer's name. */
    public static Graph graph(NetworkSpec spec, Weights weights) {
        return new NetworkImport(spec, weights).graph();
    }

    /** The tensor that a layer of the network gives, after its activation. */
    public static String tensor(LayerSpec layer) {
        if (layer instanceof Dense dense) {
            return dense.name() + "_map";
        }
        return activation(layer) == Activation.LINEAR ? layer.name() : layer.name() + "_relu";
    }

    private Graph graph() {
        String last = INPUT;
        for (int i = 0; i < spec.layers().size(); i++) {
            LayerSpec layer = spec.layers().get(i);
            last = layer(layer, spec.inputOf(i), last);
            outputs.put(layer.name(), last);
        }
        return new Graph(INPUT, shape(spec.input()), nodes, parameters, List.of(last));
    }

    private String layer(LayerSpec layer, TensorShape in, String input) {
        if (layer instanceof Conv conv) {
            return convolution(conv, in, input);
        } else if (layer instanceof Dense dense) {
            return dense(dense, in, input);
        } else if (layer instanceof Upsample up) {
            return node(new Node.Resize(up.name(), input, up.factor()));
        }
        Add add = (Add) layer;
        String other = Objects.requireNonNull(outputs.get(add.from()));
        String sum = node(new Node.Merge(add.name(), Node.Merge.Operation.ADD, input, other));
        return activated(sum, add.activation());
    }

    private String convolution(Conv conv, TensorShape in, String input) {
        String name = conv.name();
        int k = conv.kernel();
        parameters.put(
                "w_" + name,
                Parameter.of(
                        List.of(conv.filters(), k, k, in.channels()),
                        outFirst(weights.values(conv.kernelName()), conv.filters())));
        parameters.put("b_" + name, Parameter.of(List.of(conv.filters()), doubles(weights.values(conv.biasName()))));
        Padding padding = Padding.same(k, conv.stride());
        String sum =
                node(new Node.Conv(name, input, conv.stride(), padding, "w_" + name, "b_" + name, Optional.empty()));
        return activated(sum, conv.activation());
    }

    private String dense(Dense dense, TensorShape in, String input) {
        String name = dense.name();
        int outputSize = dense.output().size();
        parameters.put(
                "w_" + name, Parameter.of(List.of(in.size(), outputSize), doubles(weights.values(dense.kernelName()))));
        parameters.put("b_" + name, Parameter.of(List.of(outputSize), doubles(weights.values(dense.biasName()))));
        String flat = node(new Node.Reshape(name + "_flat", input, Shape.vector(in.size())));
        String sum = node(new Node.Dense(name, flat, "w_" + name, Optional.of("b_" + name), Optional.empty()));
        String activated = activated(sum, dense.activation());
        return node(new Node.Reshape(name + "_map", activated, shape(dense.output())));
    }

    private String activated(String sum, Activation activation) {
        return switch (activation) {
            case LINEAR -> sum;
            case RELU -> node(new Node.Relu(sum + "_relu", sum));
            case LEAKY_RELU ->
                node(new Node.LeakyRelu(sum + "_relu", sum, -Math.getExponent(activation.negativeSlope())));
        };
    }

    private static Activation activation(LayerSpec layer) {
        if (layer instanceof Conv conv) {
            return conv.activation();
        }
        return layer instanceof Add add ? add.activation() : Activation.LINEAR;
    }

    private String node(Node node) {
        nodes.add(node);
        return node.name();
    }

    private static Shape shape(TensorShape map) {
        return Shape.map(map.ny(), map.nx(), map.channels());
    }

    /** From {@code [ky, kx, in, out]} to {@code [out, ky, kx, in]}. */
    private static double[] outFirst(float[] kernel, int out) {
        int others = kernel.length / out;
        double[] turned = new double[kernel.length];
        for (int i = 0; i < kernel.length; i++) {
            turned[i % out * others + i / out] = kernel[i];
        }
        return turned;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
