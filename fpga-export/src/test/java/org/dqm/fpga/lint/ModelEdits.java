package org.dqm.fpga.lint;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dqm.model.onnx.proto.AttributeProto;
import org.dqm.model.onnx.proto.GraphProto;
import org.dqm.model.onnx.proto.ModelProto;
import org.dqm.model.onnx.proto.NodeProto;
import org.dqm.model.onnx.proto.TensorProto;
import org.dqm.model.onnx.proto.ValueInfoProto;

/** Finds the parts of a model file by name, and changes them. */
final class ModelEdits {
    private ModelEdits() {}

    static NodeProto.Builder node(ModelProto.Builder model, String name) {
        return model.getGraphBuilder().getNodeBuilderList().stream()
                .filter(node -> node.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    static TensorProto.Builder tensor(ModelProto.Builder model, String name) {
        return model.getGraphBuilder().getInitializerBuilderList().stream()
                .filter(tensor -> tensor.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    static void scalar(ModelProto.Builder model, String name, float value) {
        floats(model, name, value);
    }

    static void floats(ModelProto.Builder model, String name, float... values) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        tensor(model, name).setRawData(ByteString.copyFrom(raw));
    }

    static AttributeProto.Builder attribute(NodeProto.Builder node, String name) {
        return node.getAttributeBuilderList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    static void without(NodeProto.Builder node, String attribute) {
        List<AttributeProto> kept = node.getAttributeList().stream()
                .filter(found -> !found.getName().equals(attribute))
                .toList();
        node.clearAttribute().addAllAttribute(kept);
    }

    static void replace(NodeProto.Builder node, AttributeProto attribute) {
        without(node, attribute.getName());
        node.addAttribute(attribute);
    }

    static void withoutValueInfo(ModelProto.Builder model, String tensor) {
        var kept = model.getGraph().getValueInfoList().stream()
                .filter(value -> !value.getName().equals(tensor))
                .toList();
        model.getGraphBuilder().clearValueInfo().addAllValueInfo(kept);
    }

    static org.dqm.model.onnx.proto.TensorShapeProto.Dimension.Builder dim(
            ModelProto.Builder model, String tensor, int axis) {
        return value(model, tensor)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .getShapeBuilder()
                .getDimBuilder(axis);
    }

    /** Another name for a tensor, wherever it stands. */
    static void rename(ModelProto.Builder model, String from, String to) {
        GraphProto.Builder graph = model.getGraphBuilder();
        Stream.of(graph.getInputBuilderList(), graph.getOutputBuilderList(), graph.getValueInfoBuilderList())
                .flatMap(List::stream)
                .filter(value -> value.getName().equals(from))
                .forEach(value -> value.setName(to));
        for (NodeProto.Builder node : graph.getNodeBuilderList()) {
            Optional.of(from)
                    .filter(name -> node.getOutputList().contains(name))
                    .ifPresent(name -> node.setOutput(0, to));
            for (int i = 0; i < node.getInputCount(); i++) {
                if (node.getInput(i).equals(from)) {
                    node.setInput(i, to);
                }
            }
        }
    }

    static ValueInfoProto.Builder value(ModelProto.Builder model, String tensor) {
        return model.getGraphBuilder().getValueInfoBuilderList().stream()
                .filter(value -> value.getName().equals(tensor))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(tensor));
    }
}
