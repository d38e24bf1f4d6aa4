package org.dqm.model.onnx;

import static org.dqm.model.onnx.OnnxFile.integer;
import static org.dqm.model.onnx.OnnxFile.ints;
import static org.dqm.model.onnx.OnnxFile.real;
import static org.dqm.model.onnx.OnnxFile.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.dqm.model.network.Activation;
import org.dqm.model.network.LayerSpec;
import org.dqm.model.network.LayerSpec.Add;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Dense;
import org.dqm.model.network.LayerSpec.Upsample;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TensorShape;
import org.dqm.model.network.Weights;
import org.dqm.model.onnx.proto.TensorProto;
import org.dqm.model.onnx.proto.TensorShapeProto.Dimension;
import org.dqm.model.onnx.proto.TypeProto;
import org.dqm.model.onnx.proto.ValueInfoProto;

/**
 * Writes a network as a float ONNX file, operator set 13. Input {@code map} and output {@code answer} are
 * {@code [batch, ny, nx, channel]}, as everywhere here; inside it is {@code [batch, channel, ny, nx]}, as ONNX wants.
 * The same network gives the same bytes.
 */
public final class OnnxWriter {
    static final String INPUT = "map";
    static final String OUTPUT = "answer";

    private final NetworkSpec spec;
    private final Weights weights;
    /** By layer, the node that gives its output. */
    private final Map<String, String> outputs = new HashMap<>();

    private final OnnxFile file = new OnnxFile();

    private OnnxWriter(NetworkSpec spec, Weights weights) {
        this.spec = spec;
        this.weights = weights;
    }

    /** The bytes of {@code network.onnx}. */
    public static byte[] write(NetworkSpec spec, Weights weights) {
        return new OnnxWriter(spec, weights).model();
    }

    private byte[] model() {
        file.input(value(INPUT, spec.input()));
        file.output(value(OUTPUT, spec.output()));
        String last = file.node("Transpose", "channels_first", List.of(INPUT), ints("perm", 0, 3, 1, 2));
        for (int i = 0; i < spec.layers().size(); i++) {
            LayerSpec layer = spec.layers().get(i);
            last = layer(layer, spec.inputOf(i), last);
            outputs.put(layer.name(), last);
        }
        file.node("Transpose", OUTPUT, List.of(last), ints("perm", 0, 2, 3, 1));
        return file.bytes(7, new TreeMap<>(Map.of("", 13)));
    }

    private String layer(LayerSpec layer, TensorShape in, String input) {
        if (layer instanceof Upsample up) {
            return resize(up, input);
        }
        if (layer instanceof Add add) {
            List<String> terms = List.of(input, Objects.requireNonNull(outputs.get(add.from())));
            return activated(file.node("Add", add.name(), terms), add.activation());
        }
        return layer instanceof Dense dense ? dense(dense, in, input) : convolution((Conv) layer, in, input);
    }

    private String dense(Dense dense, TensorShape in, String input) {
        String name = dense.name();
        TensorShape out = dense.output();
        file.floats(dense.kernelName(), weights.values(dense.kernelName()), in.size(), out.size());
        file.floats(dense.biasName(), weights.values(dense.biasName()), out.size());
        String last = file.node("Transpose", name + "_last", List.of(input), ints("perm", 0, 2, 3, 1));
        String flat = reshape(name + "_flat", last, -1, in.size());
        String product = file.node("MatMul", name + "_product", List.of(flat, dense.kernelName()));
        String sum = activated(file.node("Add", name, List.of(product, dense.biasName())), dense.activation());
        String map = reshape(name + "_map", sum, -1, out.ny(), out.nx(), out.channels());
        return file.node("Transpose", name + "_first", List.of(map), ints("perm", 0, 3, 1, 2));
    }

    private String reshape(String name, String input, long... shape) {
        file.longs(name + ".shape", shape);
        return file.node("Reshape", name, List.of(input, name + ".shape"));
    }

    private String convolution(Conv conv, TensorShape in, String input) {
        int k = conv.kernel();
        file.floats(
                conv.kernelName(),
                outInYx(weights.values(conv.kernelName()), k, in.channels(), conv.filters()),
                conv.filters(),
                in.channels(),
                k,
                k);
        file.floats(conv.biasName(), weights.values(conv.biasName()), conv.filters());
        // The sides are divisible by the stride, so the padding is the same along both axes.
        int padding = Math.max(0, k - conv.stride());
        int before = padding / 2;
        int after = padding - before;
        String sum = file.node(
                "Conv",
                conv.name(),
                List.of(input, conv.kernelName(), conv.biasName()),
                ints("dilations", 1, 1),
                integer("group", 1),
                ints("kernel_shape", k, k),
                ints("pads", before, before, after, after),
                ints("strides", conv.stride(), conv.stride()));
        return activated(sum, conv.activation());
    }

    private String activated(String sum, Activation activation) {
        return switch (activation) {
            case LINEAR -> sum;
            case RELU -> file.node("Relu", sum + "_relu", List.of(sum));
            case LEAKY_RELU ->
                file.node("LeakyRelu", sum + "_relu", List.of(sum), real("alpha", (float) activation.negativeSlope()));
        };
    }

    private String resize(Upsample up, String input) {
        String scales = up.name() + ".scales";
        file.floats(scales, new float[] {1, 1, up.factor(), up.factor()}, 4);
        return file.node(
                "Resize",
                up.name(),
                List.of(input, "", scales),
                text("coordinate_transformation_mode", "asymmetric"),
                text("mode", "nearest"),
                text("nearest_mode", "floor"));
    }

    /** From {@code [ky, kx, in, out]} to {@code [out, in, ky, kx]}. */
    private static float[] outInYx(float[] kernel, int k, int in, int out) {
        float[] turned = new float[kernel.length];
        for (int at = 0; at < k * k; at++) {
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    turned[(o * in + i) * k * k + at] = kernel[(at * in + i) * out + o];
                }
            }
        }
        return turned;
    }

    private static ValueInfoProto value(String name, TensorShape map) {
        TypeProto.Builder type = TypeProto.newBuilder();
        type.getTensorTypeBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber());
        type.getTensorTypeBuilder()
                .getShapeBuilder()
                .addDim(Dimension.newBuilder().setDimParam("batch"))
                .addDim(Dimension.newBuilder().setDimValue(map.ny()))
                .addDim(Dimension.newBuilder().setDimValue(map.nx()))
                .addDim(Dimension.newBuilder().setDimValue(map.channels()));
        return ValueInfoProto.newBuilder().setName(name).setType(type).build();
    }
}
