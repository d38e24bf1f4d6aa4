package org.dqm.fpga.lint;

import static org.dqm.fpga.lint.LintedModel.attribute;
import static org.dqm.fpga.lint.LintedModel.input;
import static org.dqm.fpga.lint.LintedModel.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dqm.model.onnx.proto.AttributeProto;
import org.dqm.model.onnx.proto.NodeProto;

/** Rules about quantisers: what they are and where they stand. */
final class QuantRules {
    private static final Set<String> ACTIVATIONS = Set.of("Relu", "LeakyRelu", "Sigmoid", "Tanh");
    private static final Set<String> SUMS = Set.of("Conv", "Add", "Sub", "Mul", "AveragePool");

    private final LintedModel model;
    private final Findings findings;

    QuantRules(LintedModel model, Findings findings) {
        this.model = model;
        this.findings = findings;
    }

    void check() {
        for (NodeProto node : model.nodes()) {
            String type = node.getOpType();
            if (type.equals("Quant")) {
                checkQuant(node);
            } else if (ACTIVATIONS.contains(type)) {
                checkActivation(node);
            } else if (SUMS.contains(type) || (type.equals("MatMul") && !goesToBias(node))) {
                checkSum(node);
            }
        }
        checkInput();
    }

    private void checkQuant(NodeProto quant) {
        String name = quant.getName();
        findings.require(
                quant.getDomain().equals("qonnx.custom_op.general"),
                Rule.QUANT,
                name,
                "in domain '" + quant.getDomain() + "'");
        findings.require(quant.getInputCount() == 4, Rule.QUANT, name, "must have x, scale, zero point and bits");
        Optional<Double> scale = model.scalar(input(quant, 1));
        findings.require(
                scale.filter(QuantRules::isPowerOfTwo).isPresent(),
                Rule.QUANT,
                name,
                "its scale must be one power of two, is " + model.floats(input(quant, 1)));
        findings.require(
                model.scalar(input(quant, 2)).filter(zero -> zero == 0).isPresent(),
                Rule.QUANT,
                name,
                "its zero point must be 0, is " + model.floats(input(quant, 2)));
        findings.require(
                model.scalar(input(quant, 3))
                        .filter(bits -> bits >= 1 && bits <= 32 && bits == Math.rint(bits))
                        .isPresent(),
                Rule.QUANT,
                name,
                "its bits must be 1 to 32, are " + model.floats(input(quant, 3)));
        for (String flag : List.of("signed", "narrow")) {
            findings.require(
                    attribute(quant, flag)
                            .map(AttributeProto::getI)
                            .filter(i -> i == 0 || i == 1)
                            .isPresent(),
                    Rule.QUANT,
                    name,
                    "attribute " + flag + " must be 0 or 1");
        }
        findings.require(
                List.of("ROUND", "FLOOR").contains(text(quant, "rounding_mode")),
                Rule.QUANT,
                name,
                "rounding_mode must be ROUND or FLOOR, is '" + text(quant, "rounding_mode") + "'");
    }

    static boolean isPowerOfTwo(double value) {
        return value > 0 && Math.scalb(1.0, Math.getExponent(value)) == value;
    }

    private void checkActivation(NodeProto node) {
        String type = node.getOpType();
        findings.require(
                type.equals("Relu") || type.equals("LeakyRelu"),
                Rule.QUANT_AFTER,
                node.getName(),
                type + " is a table and not exact");
        if (type.equals("LeakyRelu")) {
            float alpha = attribute(node, "alpha").map(AttributeProto::getF).orElse(0.01f);
            findings.require(
                    isPowerOfTwo(alpha) && alpha <= 0.5 && alpha >= 0x1p-8,
                    Rule.QUANT_AFTER,
                    node.getName(),
                    "alpha must be 2^-1 to 2^-8, is " + alpha);
        }
        findings.require(
                !model.consumers(node).isEmpty()
                        && model.consumers(node).stream()
                                .allMatch(next -> next.getOpType().equals("Quant")),
                Rule.QUANT_AFTER,
                node.getName(),
                "no Quant after the activation");
    }

    private void checkSum(NodeProto node) {
        List<NodeProto> next = model.consumers(node);
        findings.require(
                !next.isEmpty()
                        && next.stream()
                                .map(NodeProto::getOpType)
                                .allMatch(type -> type.equals("Quant") || ACTIVATIONS.contains(type)),
                Rule.QUANT_AFTER,
                node.getName(),
                "no Quant or activation after " + node.getOpType());
    }

    private boolean goesToBias(NodeProto product) {
        List<NodeProto> next = model.consumers(product);
        return next.size() == 1 && next.get(0).getOpType().equals("Add");
    }

    private void checkInput() {
        model.graph().getInputList().forEach(value -> {
            List<NodeProto> readers = model.consumersOf(value.getName());
            findings.require(
                    readers.size() == 1
                            && readers.get(0).getOpType().equals("Quant")
                            && model.nodes().get(0).equals(readers.get(0)),
                    Rule.INPUT_QUANT,
                    value.getName(),
                    "the first node, and the only one that reads the input, must be a Quant");
        });
    }
}
