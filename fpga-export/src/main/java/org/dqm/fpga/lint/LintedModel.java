package org.dqm.fpga.lint;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dqm.model.onnx.proto.AttributeProto;
import org.dqm.model.onnx.proto.GraphProto;
import org.dqm.model.onnx.proto.ModelProto;
import org.dqm.model.onnx.proto.NodeProto;
import org.dqm.model.onnx.proto.TensorProto;
import org.dqm.model.onnx.proto.ValueInfoProto;

/** A model file with indices: who makes a tensor, who reads it, what shape it has. */
final class LintedModel {
    private final ModelProto model;
    private final Map<String, NodeProto> producers = new HashMap<>();
    private final Map<String, List<NodeProto>> consumers = new HashMap<>();
    private final Map<String, TensorProto> initializers = new HashMap<>();
    private final Map<String, ValueInfoProto> values = new HashMap<>();

    LintedModel(byte[] onnx) {
        try {
            this.model = ModelProto.parseFrom(onnx);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("model.onnx is not an ONNX file: " + e.getMessage(), e);
        }
        for (NodeProto node : graph().getNodeList()) {
            node.getOutputList().forEach(output -> producers.put(output, node));
            node.getInputList().stream()
                    .distinct()
                    .forEach(input -> consumers
                            .computeIfAbsent(input, key -> new ArrayList<>())
                            .add(node));
        }
        graph().getInitializerList().forEach(tensor -> initializers.put(tensor.getName(), tensor));
        graph().getValueInfoList().forEach(value -> values.put(value.getName(), value));
    }

    ModelProto proto() {
        return model;
    }

    GraphProto graph() {
        return model.getGraph();
    }

    List<NodeProto> nodes() {
        return graph().getNodeList();
    }

    /** The node that gives a tensor. */
    Optional<NodeProto> producer(String tensor) {
        return Optional.ofNullable(producers.get(tensor));
    }

    /** The type of the node that gives a tensor; empty for inputs and initializers. */
    String producerType(String tensor) {
        return producer(tensor).map(NodeProto::getOpType).orElse("");
    }

    /** Nodes that read what a node gives. */
    List<NodeProto> consumers(NodeProto node) {
        return node.getOutputList().stream()
                .flatMap(output -> consumersOf(output).stream())
                .toList();
    }

    List<NodeProto> consumersOf(String tensor) {
        return consumers.getOrDefault(tensor, List.of());
    }

    Optional<TensorProto> initializer(String name) {
        return Optional.ofNullable(initializers.get(name));
    }

    Optional<ValueInfoProto> value(String tensor) {
        return Optional.ofNullable(values.get(tensor));
    }

    /** Sides of a tensor; empty if nobody says them. */
    List<Long> shape(String tensor) {
        return value(tensor).map(LintedModel::dims).orElse(List.of());
    }

    static List<Long> dims(ValueInfoProto value) {
        return value.getType().getTensorType().getShape().getDimList().stream()
                .map(dim -> dim.getDimValue())
                .toList();
    }

    /** Input {@code i} of a node, or "" if it has none. */
    static String input(NodeProto node, int i) {
        return i < node.getInputCount() ? node.getInput(i) : "";
    }

    static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    static List<Long> ints(NodeProto node, String name) {
        return attribute(node, name).map(AttributeProto::getIntsList).orElse(List.of());
    }

    static String text(NodeProto node, String name) {
        return attribute(node, name)
                .map(attribute -> attribute.getS().toStringUtf8())
                .orElse("");
    }

    /** Numbers of an initializer of 32-bit floats. */
    List<Float> floats(String name) {
        TensorProto tensor = initializers.get(name);
        if (tensor == null || tensor.getDataType() != TensorProto.DataType.FLOAT.getNumber()) {
            return List.of();
        }
        List<Float> floats = new ArrayList<>(tensor.getFloatDataList());
        var raw = tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        while (raw.hasRemaining()) {
            floats.add(raw.get());
        }
        return floats;
    }

    /** The one number of a scalar initializer. */
    Optional<Double> scalar(String name) {
        List<Float> floats = floats(name);
        boolean isScalar =
                initializer(name).filter(tensor -> tensor.getDimsCount() == 0).isPresent();
        return isScalar && floats.size() == 1 ? Optional.of((double) floats.get(0)) : Optional.empty();
    }

    /** The quantiser whose grid a tensor is on, through nodes that only move numbers; of joined ones the finer. */
    Optional<NodeProto> grid(String tensor) {
        return producer(tensor).flatMap(node -> switch (node.getOpType()) {
            case "Quant" -> Optional.of(node);
            case "Reshape", "Resize", "MaxPool" -> grid(input(node, 0));
            case "Concat" -> finer(grid(input(node, 0)), grid(input(node, 1)));
            default -> Optional.empty();
        });
    }

    private Optional<NodeProto> finer(Optional<NodeProto> a, Optional<NodeProto> b) {
        int first = a.flatMap(this::exponent).orElse(Integer.MAX_VALUE);
        int second = b.flatMap(this::exponent).orElse(Integer.MAX_VALUE);
        return a.isEmpty() || b.isEmpty() ? Optional.empty() : first <= second ? a : b;
    }

    /** log2 of a quantiser's scale. */
    Optional<Integer> exponent(NodeProto quant) {
        return scalar(input(quant, 1)).map(Math::getExponent);
    }
}
