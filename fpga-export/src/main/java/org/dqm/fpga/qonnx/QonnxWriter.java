package org.dqm.fpga.qonnx;

import static org.dqm.model.onnx.OnnxFile.integer;
import static org.dqm.model.onnx.OnnxFile.ints;
import static org.dqm.model.onnx.OnnxFile.real;
import static org.dqm.model.onnx.OnnxFile.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Node.Conv;
import org.dqm.fpga.graph.Node.Dense;
import org.dqm.fpga.graph.Node.LeakyRelu;
import org.dqm.fpga.graph.Node.Merge;
import org.dqm.fpga.graph.Node.Pool;
import org.dqm.fpga.graph.Node.Quant;
import org.dqm.fpga.graph.Node.Relu;
import org.dqm.fpga.graph.Node.Reshape;
import org.dqm.fpga.graph.Node.Resize;
import org.dqm.fpga.graph.Padding;
import org.dqm.fpga.graph.Parameter;
import org.dqm.fpga.graph.Quantizer;
import org.dqm.fpga.graph.Rounding;
import org.dqm.fpga.graph.Shape;
import org.dqm.model.onnx.OnnxFile;
import org.dqm.model.onnx.proto.AttributeProto;
import org.dqm.model.onnx.proto.NodeProto;
import org.dqm.model.onnx.proto.TensorProto;
import org.dqm.model.onnx.proto.TensorShapeProto.Dimension;
import org.dqm.model.onnx.proto.TypeProto;
import org.dqm.model.onnx.proto.ValueInfoProto;

/**
 * Writes a graph as a channels-last QONNX file for hls4ml: operator set 13, one event, every tensor's shape said. A
 * quantised graph has {@code Quant} nodes for inputs, activations and parameters; a float graph is written the same
 * way without them. The same graph gives the same bytes.
 */
public final class QonnxWriter {
    /** Domain of {@code Quant}. */
    public static final String QUANT = "qonnx.custom_op.general";

    /** Domain of convolutions and pools whose channels come last. */
    public static final String CHANNELS_LAST = "qonnx.custom_op.channels_last";

    /** Format version of the file, as ONNX counts them. */
    public static final int IR_VERSION = 8;

    /** Version of the standard operators. */
    public static final int OPERATORS = 13;

    private final Graph graph;
    private final OnnxFile file = new OnnxFile();
    /** By tensor of the graph, its name in the file. */
    private final Map<String, String> tensors = new HashMap<>();

    private QonnxWriter(Graph graph) {
        this.graph = graph;
    }

    /** The bytes of {@code model.onnx}. */
    public static byte[] write(Graph graph) {
        return new QonnxWriter(graph).file();
    }

    /** Names of the nodes that a node of the graph becomes, weights first, the one with its answer last. */
    public static List<String> names(Node node, Graph graph) {
        List<String> names = new ArrayList<>();
        if (node instanceof Node.Linear linear) {
            List<String> parameters = new ArrayList<>(List.of(linear.kernel()));
            linear.biases().ifPresent(parameters::add);
            parameters.stream()
                    .filter(name -> graph.parameter(name).type().isPresent())
                    .forEach(names::add);
        }
        names.add(node.name());
        if (node instanceof Dense dense && dense.biases().isPresent()) {
            names.add(sum(dense));
        }
        return names;
    }

    private static String sum(Dense dense) {
        return dense.name() + "_sum";
    }

    private byte[] file() {
        tensors.put(graph.input(), graph.input());
        file.input(value(graph.input(), graph.inputShape().dims()));
        file.valueInfo(value(graph.input(), graph.inputShape().dims()));
        for (Node node : graph.nodes()) {
            write(node);
        }
        for (String output : graph.outputs()) {
            file.output(value(tensor(output), graph.shape(output).dims()));
        }
        return file.bytes(IR_VERSION, new TreeMap<>(Map.of("", OPERATORS, CHANNELS_LAST, 1, QUANT, 1)));
    }

    private void write(Node node) {
        List<String> inputs =
                new ArrayList<>(node.inputs().stream().map(this::tensor).toList());
        if (node instanceof Quant quant) {
            quantised(node, quant.quantizer(), inputs);
        } else if (node instanceof Conv conv) {
            convolution(conv, inputs);
        } else if (node instanceof Dense dense) {
            dense(dense, inputs);
        } else if (node instanceof Relu) {
            answer("", "Relu", node, inputs);
        } else if (node instanceof LeakyRelu relu) {
            answer("", "LeakyRelu", node, inputs, real("alpha", (float) Math.scalb(1.0, -relu.shift())));
        } else if (node instanceof Pool pool) {
            String type = pool.kind() == Pool.Kind.MAX ? "MaxPool" : "AveragePool";
            answer(
                    CHANNELS_LAST,
                    type,
                    node,
                    inputs,
                    ints("kernel_shape", pool.ny(), pool.nx()),
                    ints("pads", 0, 0, 0, 0),
                    ints("strides", pool.ny(), pool.nx()));
        } else if (node instanceof Reshape reshape) {
            inputs.add(longs(node.name() + "_shape", shape(reshape.to())));
            answer("", "Reshape", node, inputs);
        } else if (node instanceof Resize resize) {
            resize(resize, inputs);
        } else {
            merge((Merge) node, inputs);
        }
    }

    private static long[] shape(Shape to) {
        return to.isMap() ? new long[] {1, -1, to.nx(), to.channels()} : new long[] {1, -1};
    }

    private void quantised(Node node, Quantizer quantizer, List<String> inputs) {
        inputs.addAll(settings(node.name(), quantizer));
        answer(QUANT, "Quant", node, inputs, attributes(quantizer));
    }

    private static AttributeProto[] attributes(Quantizer quantizer) {
        return new AttributeProto[] {
            integer("narrow", quantizer.narrow() ? 1 : 0),
            text("rounding_mode", quantizer.rounding().name()),
            integer("signed", quantizer.type().signed() ? 1 : 0)
        };
    }

    private List<String> settings(String name, Quantizer quantizer) {
        return List.of(
                floats(name + "_scale", List.of(), (float) quantizer.type().scale()),
                floats(name + "_zeropt", List.of(), 0),
                floats(name + "_bitwidth", List.of(), quantizer.type().bits()));
    }

    private void convolution(Conv conv, List<String> inputs) {
        inputs.add(parameter(conv.kernel()));
        inputs.add(parameter(conv.bias()));
        List<Integer> kernel = graph.parameter(conv.kernel()).shape();
        Padding pads = conv.padding();
        answer(
                CHANNELS_LAST,
                "Conv",
                conv,
                inputs,
                ints("dilations", 1, 1),
                integer("group", 1),
                ints("kernel_shape", kernel.get(1), kernel.get(2)),
                ints("pads", pads.top(), pads.left(), pads.bottom(), pads.right()),
                ints("strides", conv.stride(), conv.stride()));
    }

    private void dense(Dense dense, List<String> inputs) {
        inputs.add(parameter(dense.kernel()));
        if (dense.biases().isEmpty()) {
            answer("", "MatMul", dense, inputs);
            return;
        }
        String bias = parameter(dense.biases().get());
        List<Integer> shape = graph.shape(dense.name()).dims();
        node("", "MatMul", dense.name(), inputs, dense.name());
        file.valueInfo(value(dense.name(), shape));
        String output = output(dense.name(), sum(dense));
        node("", "Add", sum(dense), List.of(dense.name(), bias), output);
        file.valueInfo(value(output, shape));
    }

    private void resize(Resize resize, List<String> inputs) {
        inputs.add(floats(resize.name() + "_roi", List.of(0)));
        inputs.add(floats(resize.name() + "_scales", List.of(4), 1, resize.factor(), resize.factor(), 1));
        answer(
                "",
                "Resize",
                resize,
                inputs,
                text("coordinate_transformation_mode", "asymmetric"),
                text("mode", "nearest"),
                text("nearest_mode", "floor"));
    }

    private void merge(Merge merge, List<String> inputs) {
        switch (merge.operation()) {
            case ADD -> answer("", "Add", merge, inputs);
            case SUBTRACT -> answer("", "Sub", merge, inputs);
            case MULTIPLY -> answer("", "Mul", merge, inputs);
            case CONCAT -> answer("", "Concat", merge, inputs, integer("axis", 3));
        }
    }

    /** The node that gives what the graph's node gives. */
    private void answer(String domain, String type, Node node, List<String> inputs, AttributeProto... attributes) {
        String output = output(node.name(), node.name());
        node(domain, type, node.name(), inputs, output, attributes);
        file.valueInfo(value(output, graph.shape(node.name()).dims()));
    }

    private String output(String tensor, String node) {
        String name = graph.outputs().contains(tensor) ? node + "_out" : node;
        tensors.put(tensor, name);
        return name;
    }

    private void node(
            String domain, String type, String name, List<String> inputs, String output, AttributeProto... attributes) {
        file.node(NodeProto.newBuilder()
                .setOpType(type)
                .setDomain(domain)
                .setName(name)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes))
                .build());
    }

    private String parameter(String name) {
        Parameter parameter = graph.parameter(name);
        double[] values = parameter.values();
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        if (parameter.type().isEmpty()) {
            return floats(name, parameter.shape(), floats);
        }
        List<String> inputs = new ArrayList<>(List.of(floats(name + "_values", parameter.shape(), floats)));
        Quantizer quantizer = new Quantizer(parameter.type().get(), Rounding.ROUND, false);
        inputs.addAll(settings(name, quantizer));
        node(QUANT, "Quant", name, inputs, name, attributes(quantizer));
        file.valueInfo(value(name, parameter.shape()));
        return name;
    }

    private String floats(String name, List<Integer> shape, float... values) {
        file.floats(name, values, shape.stream().mapToLong(Integer::longValue).toArray());
        file.valueInfo(value(name, shape));
        return name;
    }

    private String longs(String name, long... values) {
        file.longs(name, values);
        file.valueInfo(value(name, List.of(values.length), TensorProto.DataType.INT64));
        return name;
    }

    private String tensor(String name) {
        String tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalStateException("tensor '" + name + "' is read before it is written");
        }
        return tensor;
    }

    private static ValueInfoProto value(String name, List<Integer> shape) {
        return value(name, shape, TensorProto.DataType.FLOAT);
    }

    private static ValueInfoProto value(String name, List<Integer> shape, TensorProto.DataType type) {
        TypeProto.Builder proto = TypeProto.newBuilder();
        proto.getTensorTypeBuilder().setElemType(type.getNumber());
        // Present even if it is empty: a scalar's shape is known.
        var dims = proto.getTensorTypeBuilder().getShapeBuilder();
        for (int side : Collections.unmodifiableList(shape)) {
            dims.addDim(Dimension.newBuilder().setDimValue(side));
        }
        return ValueInfoProto.newBuilder().setName(name).setType(proto).build();
    }
}
