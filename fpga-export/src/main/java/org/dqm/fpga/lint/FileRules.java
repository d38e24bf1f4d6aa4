package org.dqm.fpga.lint;

import static org.dqm.fpga.lint.LintedModel.dims;
import static org.dqm.fpga.lint.LintedModel.input;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dqm.model.onnx.proto.NodeProto;
import org.dqm.model.onnx.proto.TensorProto;
import org.dqm.model.onnx.proto.ValueInfoProto;

/** Rules about the file as a whole: versions, names, shapes, order. */
final class FileRules {
    private static final String IDENTIFIER = "[A-Za-z_][A-Za-z0-9_]*";
    private static final Map<String, Long> VERSIONS =
            Map.of("", 13L, "qonnx.custom_op.general", 1L, "qonnx.custom_op.channels_last", 1L);

    private final LintedModel model;
    private final Findings findings;

    FileRules(LintedModel model, Findings findings) {
        this.model = model;
        this.findings = findings;
    }

    void check() {
        checkVersions();
        checkInput();
        checkNames();
        checkValueInfo();
        checkInitializers();
        checkOrder();
    }

    private void checkVersions() {
        findings.require(
                model.proto().getIrVersion() == 8,
                Rule.VERSIONS,
                "ir_version",
                model.proto().getIrVersion() + ", not 8");
        Map<String, Long> found = new TreeMap<>();
        model.proto().getOpsetImportList().forEach(set -> found.put(set.getDomain(), set.getVersion()));
        findings.require(
                found.equals(VERSIONS), Rule.VERSIONS, "opset_import", found + ", not " + new TreeMap<>(VERSIONS));
    }

    private void checkInput() {
        findings.require(model.graph().getInputCount() == 1, Rule.SHAPES, "graph", "must have one input");
        for (ValueInfoProto value : model.graph().getInputList()) {
            String name = value.getName();
            findings.require(
                    name.matches(IDENTIFIER) && !name.equals("input"),
                    Rule.SHAPES,
                    name,
                    "the input's name must be a C identifier other than 'input'");
            findings.require(
                    value.getType().getTensorType().getElemType() == TensorProto.DataType.FLOAT.getNumber(),
                    Rule.SHAPES,
                    name,
                    "must be FLOAT");
            checkShape(name, dims(value));
        }
        for (NodeProto node : model.nodes()) {
            boolean isOfEvents = !isParameter(node);
            for (String output : isOfEvents ? node.getOutputList() : List.<String>of()) {
                checkShape(output, model.shape(output));
            }
        }
    }

    /** Whether a node is a quantiser of weights or biases. */
    private boolean isParameter(NodeProto node) {
        return node.getOpType().equals("Quant")
                && model.initializer(input(node, 0)).isPresent();
    }

    private void checkShape(String name, List<Long> shape) {
        boolean holds = (shape.size() == 4 || shape.size() == 2)
                && shape.get(0) == 1
                && shape.stream().allMatch(side -> side > 0);
        findings.require(holds, Rule.SHAPES, name, shape + " is not [1, ny, nx, channels] or [1, n]");
    }

    private void checkNames() {
        Set<String> outputs = new HashSet<>();
        model.graph().getOutputList().forEach(output -> outputs.add(output.getName()));
        Set<String> names = new HashSet<>();
        for (NodeProto node : model.nodes()) {
            String name = node.getName();
            findings.require(name.matches(IDENTIFIER), Rule.NAMES, name, "must match " + IDENTIFIER);
            findings.require(names.add(name), Rule.NAMES, name, "two nodes have this name");
            findings.require(node.getOutputCount() == 1, Rule.NAMES, name, "must have one output");
            for (String output : node.getOutputList()) {
                findings.require(
                        outputs.contains(output) ? output.equals(name + "_out") : output.equals(name),
                        Rule.NAMES,
                        name,
                        "its output is named '" + output + "': outputs of the graph are <node>_out, all others <node>");
            }
        }
    }

    private void checkValueInfo() {
        Set<String> all = new HashSet<>();
        model.graph().getInitializerList().forEach(tensor -> all.add(tensor.getName()));
        model.graph().getInputList().forEach(value -> all.add(value.getName()));
        for (NodeProto node : model.nodes()) {
            all.addAll(node.getOutputList());
            findings.require(
                    node.getInputList().stream().noneMatch(String::isEmpty),
                    Rule.VALUE_INFO,
                    node.getName(),
                    "an input has the empty name");
        }
        for (String tensor : all) {
            findings.require(
                    model.value(tensor)
                            .filter(value -> value.getType().getTensorType().hasShape()
                                    && value.getType().getTensorType().getElemType() == type(tensor))
                            .isPresent(),
                    Rule.VALUE_INFO,
                    tensor,
                    "no value_info with type " + TensorProto.DataType.forNumber(type(tensor)) + " and shape");
        }
        for (TensorProto tensor : model.graph().getInitializerList()) {
            findings.require(
                    model.shape(tensor.getName()).equals(tensor.getDimsList()),
                    Rule.VALUE_INFO,
                    tensor.getName(),
                    "value_info says " + model.shape(tensor.getName()) + ", it is " + tensor.getDimsList());
        }
    }

    /** What a tensor holds: an initializer what it says itself, all others FLOAT. */
    private int type(String tensor) {
        return model.initializer(tensor).map(TensorProto::getDataType).orElse(TensorProto.DataType.FLOAT.getNumber());
    }

    private void checkInitializers() {
        Map<String, Integer> uses = new HashMap<>();
        model.nodes().forEach(node -> node.getInputList().forEach(name -> uses.merge(name, 1, Integer::sum)));
        for (TensorProto tensor : model.graph().getInitializerList()) {
            int count = uses.getOrDefault(tensor.getName(), 0);
            findings.require(
                    count == 1,
                    Rule.VALUE_INFO,
                    tensor.getName(),
                    "an initializer is read once, this one " + count + " times");
        }
    }

    private void checkOrder() {
        List<String> outputs = model.graph().getOutputList().stream()
                .map(ValueInfoProto::getName)
                .toList();
        List<String> ordered = model.nodes().stream()
                .flatMap(node -> node.getOutputList().stream())
                .filter(outputs::contains)
                .toList();
        findings.require(
                !outputs.isEmpty() && ordered.equals(outputs),
                Rule.OUTPUT_ORDER,
                "graph",
                "outputs " + outputs + " are not in the order of the nodes, " + ordered);
    }
}
