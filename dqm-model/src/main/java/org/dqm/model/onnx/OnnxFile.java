package org.dqm.model.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SortedMap;
import org.dqm.model.onnx.proto.AttributeProto;
import org.dqm.model.onnx.proto.AttributeProto.AttributeType;
import org.dqm.model.onnx.proto.GraphProto;
import org.dqm.model.onnx.proto.ModelProto;
import org.dqm.model.onnx.proto.NodeProto;
import org.dqm.model.onnx.proto.OperatorSetIdProto;
import org.dqm.model.onnx.proto.TensorProto;
import org.dqm.model.onnx.proto.ValueInfoProto;

/**
 * Puts one ONNX file together, message by message, in the order of the calls. The same calls give the same bytes.
 */
public final class OnnxFile {
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("dqm");

    /** Adds an input of the graph. */
    public void input(ValueInfoProto value) {
        graph.addInput(value);
    }

    /** Adds an output of the graph. */
    public void output(ValueInfoProto value) {
        graph.addOutput(value);
    }

    /** Says type and shape of a tensor. */
    public void valueInfo(ValueInfoProto value) {
        graph.addValueInfo(value);
    }

    /** A node of the standard operators whose output has its name. */
    public String node(String type, String name, List<String> inputs, AttributeProto... attributes) {
        node(NodeProto.newBuilder()
                .setOpType(type)
                .setName(name)
                .addAllInput(inputs)
                .addOutput(name)
                .addAllAttribute(List.of(attributes))
                .build());
        return name;
    }

    /** Any node. */
    public void node(NodeProto node) {
        graph.addNode(node);
    }

    /** 32-bit floats, row-major; without {@code dims} a scalar. */
    public void floats(String name, float[] values, long... dims) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(ByteString.copyFrom(raw));
        for (long dim : dims) {
            tensor.addDims(dim);
        }
        graph.addInitializer(tensor);
    }

    /** A list of 64-bit whole numbers. */
    public void longs(String name, long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        graph.addInitializer(tensor);
    }

    /**
     * The file.
     *
     * @param operatorSets version by domain; the standard operators have the domain ""
     */
    public byte[] bytes(int irVersion, SortedMap<String, Integer> operatorSets) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(irVersion)
                .setProducerName("dqm")
                .setGraph(graph);
        operatorSets.forEach((domain, version) -> model.addOpsetImport(
                OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version)));
        return bytes(model.build());
    }

    /** The bytes of a message, the same for an equal one. */
    public static byte[] bytes(ModelProto model) {
        byte[] bytes = new byte[model.getSerializedSize()];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            model.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot happen: the array is as long as the message", e);
        }
        return bytes;
    }

    /** An attribute that is a list of whole numbers. */
    public static AttributeProto ints(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    /** An attribute that is a whole number. */
    public static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    /** An attribute that is a float. */
    public static AttributeProto real(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    /** An attribute that is a text. */
    public static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }
}
