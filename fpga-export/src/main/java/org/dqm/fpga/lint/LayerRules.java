package org.dqm.fpga.lint;

import static org.dqm.fpga.lint.LintedModel.attribute;
import static org.dqm.fpga.lint.LintedModel.input;
import static org.dqm.fpga.lint.LintedModel.ints;
import static org.dqm.fpga.lint.LintedModel.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.dqm.model.onnx.proto.AttributeProto;
import org.dqm.model.onnx.proto.NodeProto;
import org.dqm.model.onnx.proto.TensorProto;

/** Rules about single kinds of layers. */
final class LayerRules {
    private static final String CHANNELS_LAST = "qonnx.custom_op.channels_last";
    private static final Set<String> KNOWN = Set.of(
            "Quant",
            "Conv",
            "MatMul",
            "Add",
            "Sub",
            "Mul",
            "Relu",
            "LeakyRelu",
            "MaxPool",
            "AveragePool",
            "Reshape",
            "Resize",
            "Concat",
            "Sigmoid",
            "Tanh");

    /** Operators whose own rules say their domain. */
    private static final Set<String> SPECIAL = Set.of("Quant", "Conv", "MaxPool", "AveragePool");

    private final LintedModel model;
    private final Findings findings;

    LayerRules(LintedModel model, Findings findings) {
        this.model = model;
        this.findings = findings;
    }

    void check() {
        for (NodeProto node : model.nodes()) {
            findings.require(
                    SPECIAL.contains(node.getOpType()) || node.getDomain().isEmpty(),
                    Rule.OPERATORS,
                    node.getName(),
                    node.getOpType() + " in domain '" + node.getDomain() + "'");
            switch (node.getOpType()) {
                case "Conv" -> checkConv(node);
                case "MatMul" -> checkMatMul(node);
                case "MaxPool", "AveragePool" -> checkPool(node);
                case "Reshape" -> checkReshape(node);
                case "Resize" -> checkResize(node);
                default ->
                    findings.require(
                            KNOWN.contains(node.getOpType()),
                            Rule.OPERATORS,
                            node.getName(),
                            node.getOpType() + " is not among "
                                    + KNOWN.stream().sorted().toList());
            }
        }
    }

    private void checkConv(NodeProto conv) {
        String name = conv.getName();
        findings.require(
                conv.getDomain().equals(CHANNELS_LAST), Rule.CONV, name, "in domain '" + conv.getDomain() + "'");
        for (String needed : List.of("kernel_shape", "pads", "strides", "dilations", "group")) {
            findings.require(
                    attribute(conv, needed).isPresent(), Rule.CONV, name, "attribute " + needed + " is missing");
        }
        findings.require(attribute(conv, "auto_pad").isEmpty(), Rule.CONV, name, "auto_pad must not be there");
        findings.require(
                model.producerType(input(conv, 1)).equals("Quant"), Rule.CONV, name, "its weights are not quantised");
        List<Long> kernel = model.shape(input(conv, 1));
        List<Long> in = model.shape(input(conv, 0));
        List<Long> out = model.shape(conv.getOutput(0));
        long group = attribute(conv, "group").map(AttributeProto::getI).orElse(1L);
        boolean fits = kernel.size() == 4
                && in.size() == 4
                && out.size() == 4
                && kernel.subList(1, 3).equals(ints(conv, "kernel_shape"))
                && kernel.get(3) * group == in.get(3)
                && kernel.get(0).equals(out.get(3));
        findings.require(fits, Rule.CONV, name, "weights " + kernel + " are not [out, ky, kx, in/group] for " + in);
        if (fits) {
            List<Long> expected = List.of(side(conv, in, 0), side(conv, in, 1));
            findings.require(
                    out.subList(1, 3).equals(expected),
                    Rule.CONV,
                    name,
                    "its output has " + out.subList(1, 3) + " rows and columns, its attributes give " + expected);
        }
        findings.require(conv.getInputCount() == 3, Rule.CONV, name, "the bias must be its third input");
        checkBias(name, input(conv, 0), input(conv, 1), input(conv, 2), out);
    }

    /** Rows (axis 0) or columns (axis 1) that a convolution's attributes give; 0 if one is missing. */
    private static long side(NodeProto conv, List<Long> in, int axis) {
        List<Long> pads = ints(conv, "pads");
        List<Long> strides = ints(conv, "strides");
        List<Long> dilations = ints(conv, "dilations");
        if (pads.size() != 4 || strides.size() != 2 || dilations.size() != 2 || strides.get(axis) < 1) {
            return 0;
        }
        long window = dilations.get(axis) * (ints(conv, "kernel_shape").get(axis) - 1) + 1;
        return (in.get(1 + axis) + pads.get(axis) + pads.get(2 + axis) - window) / strides.get(axis) + 1;
    }

    private void checkMatMul(NodeProto product) {
        String name = product.getName();
        List<Long> matrix = model.shape(input(product, 1));
        List<Long> in = model.shape(input(product, 0));
        findings.require(
                matrix.size() == 2 && in.size() == 2 && matrix.get(0).equals(in.get(1)),
                Rule.DENSE,
                name,
                "matrix " + matrix + " is not [in, out] for " + in);
        findings.require(
                model.producerType(input(product, 1)).equals("Quant"), Rule.DENSE, name, "its matrix is not quantised");
        List<NodeProto> next = model.consumers(product);
        Optional<NodeProto> sum =
                next.size() == 1 && next.get(0).getOpType().equals("Add") ? Optional.of(next.get(0)) : Optional.empty();
        if (sum.isPresent()) {
            checkBias(
                    name,
                    input(product, 0),
                    input(product, 1),
                    input(sum.get(), 1),
                    model.shape(sum.get().getOutput(0)));
        } else if (isMean(product, matrix)) {
            checkScore(product);
        } else {
            findings.require(false, Rule.DENSE, name, "no bias is added after it");
        }
    }

    /** A matrix [n, 1] of one and the same power of two. */
    private boolean isMean(NodeProto product, List<Long> matrix) {
        List<Float> weights = model.producer(input(product, 1))
                .map(quant -> model.floats(input(quant, 0)))
                .orElse(List.of());
        return matrix.size() == 2
                && matrix.get(1) == 1
                && weights.stream().distinct().count() == 1
                && QuantRules.isPowerOfTwo(weights.get(0));
    }

    private void checkScore(NodeProto product) {
        String flat = input(product, 0);
        String square = model.producer(flat).map(node -> input(node, 0)).orElse("");
        String multiplied = model.producer(square).map(node -> input(node, 0)).orElse("");
        boolean isSquare = model.producer(multiplied)
                .filter(node -> node.getOpType().equals("Mul") && input(node, 0).equals(input(node, 1)))
                .flatMap(node -> model.grid(input(node, 0)))
                .filter(quant -> model.producerType(input(quant, 0)).equals("Sub"))
                .isPresent();
        findings.require(
                model.producerType(flat).equals("Reshape")
                        && model.producerType(square).equals("Quant")
                        && isSquare,
                Rule.SCORE,
                product.getName(),
                "a score is Sub, Quant, Mul of the same, Quant, Reshape, MatMul, Quant");
        findings.require(
                model.consumers(product).stream()
                        .allMatch(next -> next.getOpType().equals("Quant")),
                Rule.SCORE,
                product.getName(),
                "no Quant after the score");
    }

    private void checkBias(String node, String x, String weights, String bias, List<Long> out) {
        Optional<NodeProto> quant =
                model.producer(bias).filter(found -> found.getOpType().equals("Quant"));
        findings.require(quant.isPresent(), Rule.BIAS, node, "its bias is not quantised");
        boolean isParameter = quant.flatMap(found -> model.initializer(input(found, 0)))
                .filter(values ->
                        !out.isEmpty() && values.getDimsList().equals(out.subList(out.size() - 1, out.size())))
                .isPresent();
        findings.require(
                isParameter, Rule.BIAS, node, "its bias is not one number for each channel of " + out + " in the file");
        Optional<Integer> biasExponent = quant.flatMap(model::exponent);
        Optional<Integer> xExponent = model.grid(x).flatMap(model::exponent);
        Optional<Integer> weightExponent = model.grid(weights).flatMap(model::exponent);
        findings.require(xExponent.isPresent(), Rule.QUANT_AFTER, node, "its input is on no quantiser's grid");
        if (biasExponent.isPresent() && xExponent.isPresent() && weightExponent.isPresent()) {
            int product = xExponent.get() + weightExponent.get();
            findings.require(
                    biasExponent.get() >= product,
                    Rule.BIAS,
                    node,
                    "its bias has steps of 2^" + biasExponent.get() + ", finer than the product's 2^" + product);
        }
    }

    private void checkPool(NodeProto pool) {
        String name = pool.getName();
        List<Long> kernel = ints(pool, "kernel_shape");
        findings.require(
                pool.getDomain().equals(CHANNELS_LAST), Rule.POOL, name, "in domain '" + pool.getDomain() + "'");
        findings.require(
                kernel.size() == 2 && kernel.equals(ints(pool, "strides")),
                Rule.POOL,
                name,
                "windows " + kernel + " and strides " + ints(pool, "strides") + " differ");
        findings.require(
                attribute(pool, "pads").isPresent()
                        && ints(pool, "pads").stream().allMatch(pad -> pad == 0),
                Rule.POOL,
                name,
                "padding " + ints(pool, "pads") + " must be 0");
        long window = kernel.stream().reduce(1L, (a, b) -> a * b);
        findings.require(
                pool.getOpType().equals("MaxPool") || Long.bitCount(window) == 1,
                Rule.POOL,
                name,
                "the mean of " + window + " numbers is no shift");
    }

    private void checkReshape(NodeProto reshape) {
        List<Long> to = model.initializer(input(reshape, 1))
                .filter(tensor -> tensor.getDataType() == TensorProto.DataType.INT64.getNumber())
                .map(TensorProto::getInt64DataList)
                .orElse(List.of());
        List<Long> out = model.shape(reshape.getOutput(0));
        boolean isVector = to.equals(List.of(1L, -1L)) && out.size() == 2;
        boolean isMap = out.size() == 4 && to.equals(List.of(1L, -1L, out.get(2), out.get(3)));
        findings.require(
                isVector || isMap,
                Rule.RESHAPE,
                reshape.getName(),
                "shape " + to + " must be [1, -1] or [1, -1, nx, channels] of " + out);
    }

    private void checkResize(NodeProto resize) {
        String name = resize.getName();
        boolean hasEmptyRoi = model.initializer(input(resize, 1))
                .filter(roi -> roi.getDimsList().equals(List.of(0L))
                        && roi.getDataType() == TensorProto.DataType.FLOAT.getNumber())
                .isPresent();
        findings.require(
                resize.getInputCount() == 3 && hasEmptyRoi,
                Rule.RESIZE,
                name,
                "roi must be a FLOAT initializer of shape [0]");
        List<Float> scales = model.floats(input(resize, 2));
        findings.require(
                scales.size() == 4
                        && scales.get(0) == 1
                        && scales.get(3) == 1
                        && scales.get(1) == Math.rint(scales.get(1))
                        && scales.get(1).equals(scales.get(2)),
                Rule.RESIZE,
                name,
                "scales " + scales + " must be [1, f, f, 1]");
        List<Long> in = model.shape(input(resize, 0));
        List<Long> out = model.shape(resize.getOutput(0));
        boolean isRepeated = in.size() == 4
                && out.size() == 4
                && scales.size() == 4
                && IntStream.range(0, 4).allMatch(i -> out.get(i) == (long) (in.get(i) * scales.get(i)));
        findings.require(isRepeated, Rule.RESIZE, name, "its output " + out + " is not " + in + " times " + scales);
        findings.require(
                text(resize, "mode").equals("nearest")
                        && text(resize, "nearest_mode").equals("floor")
                        && text(resize, "coordinate_transformation_mode").equals("asymmetric"),
                Rule.RESIZE,
                name,
                "must be nearest, floor, asymmetric");
    }
}
