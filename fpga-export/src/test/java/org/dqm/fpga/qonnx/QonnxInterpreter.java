package org.dqm.fpga.qonnx;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dqm.model.onnx.proto.AttributeProto;
import org.dqm.model.onnx.proto.ModelProto;
import org.dqm.model.onnx.proto.NodeProto;
import org.dqm.model.onnx.proto.TensorProto;
import org.dqm.model.onnx.proto.ValueInfoProto;

/**
 * A plain interpreter of QONNX files in double precision, written from the definitions of ONNX and of QONNX's Quant,
 * without a look at the emulator. Slow; nothing is exact but what doubles hold exactly.
 */
public final class QonnxInterpreter {
    private final ModelProto model;

    public QonnxInterpreter(byte[] onnx) {
        try {
            this.model = ModelProto.parseFrom(onnx);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** One event's outputs, one after the other. */
    public double[] run(double... input) {
        Map<String, Array> tensors = new HashMap<>();
        for (TensorProto tensor : model.getGraph().getInitializerList()) {
            tensors.put(tensor.getName(), read(tensor));
        }
        ValueInfoProto in = model.getGraph().getInput(0);
        int[] shape = in.getType().getTensorType().getShape().getDimList().stream()
                .mapToInt(dim -> (int) dim.getDimValue())
                .toArray();
        tensors.put(in.getName(), new Array(shape, input));
        for (NodeProto node : model.getGraph().getNodeList()) {
            Array[] inputs = node.getInputList().stream()
                    .map(name -> Objects.requireNonNull(tensors.get(name), name))
                    .toArray(Array[]::new);
            tensors.put(node.getOutput(0), node(node, inputs));
        }
        return model.getGraph().getOutputList().stream()
                .flatMapToDouble(output -> Arrays.stream(Objects.requireNonNull(tensors.get(output.getName())).values))
                // Whole numbers know no negative zero.
                .map(value -> value + 0.0)
                .toArray();
    }

    private static Array read(TensorProto tensor) {
        int[] shape = tensor.getDimsList().stream().mapToInt(Long::intValue).toArray();
        if (tensor.getDataType() == TensorProto.DataType.INT64.getNumber()) {
            return new Array(
                    shape,
                    tensor.getInt64DataList().stream()
                            .mapToDouble(Long::doubleValue)
                            .toArray());
        }
        var floats = tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        double[] values = new double[floats.remaining()];
        for (int i = 0; i < values.length; i++) {
            values[i] = floats.get(i);
        }
        return new Array(shape, values);
    }

    private static Array node(NodeProto node, Array... in) {
        return switch (node.getOpType()) {
            case "Quant" -> quant(node, in);
            case "Conv" -> conv(node, in);
            case "MatMul" -> matMul(in[0], in[1]);
            case "Add" -> pairwise(Double::sum, in[0], in[1]);
            case "Sub" -> pairwise((a, b) -> a - b, in[0], in[1]);
            case "Mul" -> pairwise((a, b) -> a * b, in[0], in[1]);
            case "Relu" ->
                new Array(
                        in[0].shape,
                        Arrays.stream(in[0].values).map(v -> v < 0 ? 0 : v).toArray());
            case "LeakyRelu" -> {
                double alpha = attribute(node, "alpha").getF();
                yield new Array(
                        in[0].shape,
                        Arrays.stream(in[0].values)
                                .map(v -> v < 0 ? alpha * v : v)
                                .toArray());
            }
            case "MaxPool", "AveragePool" -> pool(node, in[0]);
            case "Reshape" -> reshape(in[0], in[1]);
            case "Resize" -> resize(in[0], in[2]);
            case "Concat" -> concat(in[0], in[1]);
            default -> throw new IllegalArgumentException("no operator " + node.getOpType());
        };
    }

    /** QONNX: scale, shift by the zero point, clip, round, and back. */
    private static Array quant(NodeProto node, Array... in) {
        double scale = in[1].values[0];
        double zero = in[2].values[0];
        double bits = in[3].values[0];
        boolean signed = attribute(node, "signed").getI() == 1;
        boolean narrow = attribute(node, "narrow").getI() == 1;
        double max = signed ? Math.pow(2, bits - 1) - 1 : narrow ? Math.pow(2, bits) - 2 : Math.pow(2, bits) - 1;
        double min = signed ? -Math.pow(2, bits - 1) + (narrow ? 1 : 0) : 0;
        boolean floor = attribute(node, "rounding_mode").getS().toStringUtf8().equals("FLOOR");
        double[] values = new double[in[0].values.length];
        for (int i = 0; i < values.length; i++) {
            double y = in[0].values[i] / scale + zero;
            y = Math.min(max, Math.max(min, y));
            y = floor ? Math.floor(y) : Math.rint(y);
            values[i] = (y - zero) * scale;
        }
        return new Array(in[0].shape, values);
    }

    private static Array conv(NodeProto node, Array... in) {
        Array x = in[0];
        Array w = in[1];
        List<Long> pads = attribute(node, "pads").getIntsList();
        List<Long> strides = attribute(node, "strides").getIntsList();
        int ny = (int) ((x.shape[1] + pads.get(0) + pads.get(2) - w.shape[1]) / strides.get(0)) + 1;
        int nx = (int) ((x.shape[2] + pads.get(1) + pads.get(3) - w.shape[2]) / strides.get(1)) + 1;
        Array out = new Array(new int[] {1, ny, nx, w.shape[0]}, new double[ny * nx * w.shape[0]]);
        for (int oy = 0; oy < ny; oy++) {
            for (int ox = 0; ox < nx; ox++) {
                for (int o = 0; o < w.shape[0]; o++) {
                    double sum = in[2].values[o];
                    for (int ky = 0; ky < w.shape[1]; ky++) {
                        for (int kx = 0; kx < w.shape[2]; kx++) {
                            long y = oy * strides.get(0) + ky - pads.get(0);
                            long column = ox * strides.get(1) + kx - pads.get(1);
                            if (y < 0 || column < 0 || y >= x.shape[1] || column >= x.shape[2]) {
                                continue;
                            }
                            for (int c = 0; c < w.shape[3]; c++) {
                                sum += x.at(0, (int) y, (int) column, c) * w.at(o, ky, kx, c);
                            }
                        }
                    }
                    out.values[(oy * nx + ox) * w.shape[0] + o] = sum;
                }
            }
        }
        return out;
    }

    private static Array matMul(Array x, Array w) {
        double[] out = new double[w.shape[1]];
        for (int o = 0; o < out.length; o++) {
            for (int i = 0; i < w.shape[0]; i++) {
                out[o] += x.values[i] * w.values[i * out.length + o];
            }
        }
        return new Array(new int[] {1, out.length}, out);
    }

    /** Same shapes, or the right one a row that is added to every row. */
    private static Array pairwise(java.util.function.DoubleBinaryOperator operator, Array a, Array b) {
        double[] values = new double[a.values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = operator.applyAsDouble(a.values[i], b.values[i % b.values.length]);
        }
        return new Array(a.shape, values);
    }

    private static Array pool(NodeProto node, Array x) {
        int ky = attribute(node, "kernel_shape").getIntsList().get(0).intValue();
        int kx = attribute(node, "kernel_shape").getIntsList().get(1).intValue();
        int ny = x.shape[1] / ky;
        int nx = x.shape[2] / kx;
        int channels = x.shape[3];
        double[] values = new double[ny * nx * channels];
        for (int i = 0; i < values.length; i++) {
            int c = i % channels;
            int ox = i / channels % nx;
            int oy = i / channels / nx;
            double most = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (int y = 0; y < ky; y++) {
                for (int column = 0; column < kx; column++) {
                    double value = x.at(0, oy * ky + y, ox * kx + column, c);
                    most = Math.max(most, value);
                    sum += value;
                }
            }
            values[i] = node.getOpType().equals("MaxPool") ? most : sum / (ky * kx);
        }
        return new Array(new int[] {1, ny, nx, channels}, values);
    }

    private static Array reshape(Array x, Array to) {
        int[] shape = Arrays.stream(to.values).mapToInt(side -> (int) side).toArray();
        int known = Arrays.stream(shape).filter(side -> side > 0).reduce(1, (a, b) -> a * b);
        for (int i = 0; i < shape.length; i++) {
            shape[i] = shape[i] < 0 ? x.values.length / known : shape[i];
        }
        return new Array(shape, x.values);
    }

    /** Nearest, asymmetric, floor: output bin i is input bin ⌊i/scale⌋. */
    private static Array resize(Array x, Array scales) {
        int ny = (int) Math.floor(x.shape[1] * scales.values[1]);
        int nx = (int) Math.floor(x.shape[2] * scales.values[2]);
        int channels = x.shape[3];
        double[] values = new double[ny * nx * channels];
        for (int i = 0; i < values.length; i++) {
            int row = i / channels / nx;
            int column = i / channels % nx;
            int fromRow = (int) Math.floor(row / scales.values[1]);
            int fromColumn = (int) Math.floor(column / scales.values[2]);
            values[i] = x.at(0, fromRow, fromColumn, i % channels);
        }
        return new Array(new int[] {1, ny, nx, channels}, values);
    }

    private static Array concat(Array a, Array b) {
        int channels = a.shape[3] + b.shape[3];
        double[] values = new double[a.values.length + b.values.length];
        for (int i = 0; i < values.length; i++) {
            int bin = i / channels;
            int c = i % channels;
            values[i] = c < a.shape[3] ? a.values[bin * a.shape[3] + c] : b.values[bin * b.shape[3] + c - a.shape[3]];
        }
        return new Array(new int[] {1, a.shape[1], a.shape[2], channels}, values);
    }

    private static AttributeProto attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(node.getName() + " has no " + name));
    }

    /** Numbers, row-major. */
    private static final class Array {
        private final int[] shape;
        private final double[] values;

        Array(int[] shape, double... values) {
            this.shape = shape;
            this.values = values;
        }

        double at(int i, int j, int k, int l) {
            return values[((i * shape[1] + j) * shape[2] + k) * shape[3] + l];
        }
    }
}
