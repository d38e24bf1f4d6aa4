package org.dqm.fpga.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.fpga.lint.Break.model;
import static org.dqm.fpga.lint.Break.pool;
import static org.dqm.fpga.lint.Break.yaml;
import static org.dqm.fpga.lint.ModelEdits.attribute;
import static org.dqm.fpga.lint.ModelEdits.dim;
import static org.dqm.fpga.lint.ModelEdits.floats;
import static org.dqm.fpga.lint.ModelEdits.node;
import static org.dqm.fpga.lint.ModelEdits.rename;
import static org.dqm.fpga.lint.ModelEdits.replace;
import static org.dqm.fpga.lint.ModelEdits.scalar;
import static org.dqm.fpga.lint.ModelEdits.tensor;
import static org.dqm.fpga.lint.ModelEdits.value;
import static org.dqm.fpga.lint.ModelEdits.without;
import static org.dqm.fpga.lint.ModelEdits.withoutValueInfo;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dqm.fpga.qonnx.ConfigYaml;
import org.dqm.fpga.qonnx.HlsSettings;
import org.dqm.fpga.qonnx.QonnxWriter;
import org.dqm.model.onnx.OnnxFile;
import org.dqm.model.onnx.proto.GraphProto;
import org.dqm.model.onnx.proto.ModelProto;
import org.dqm.model.onnx.proto.NodeProto;
import org.dqm.model.onnx.proto.TensorProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks every rule of a file that keeps them all, one by one, and sees the linter name it. */
class LinterTest {
    private static final HlsSettings SETTINGS = HlsSettings.of("cae", 1);

    static Stream<Break> breaks() {
        return Stream.of(versions(), names(), quants(), layers(), scores(), config())
                .flatMap(List::stream);
    }

    private static List<Break> versions() {
        return List.of(
                model(Rule.VERSIONS, "other format", m -> m.setIrVersion(10)),
                model(
                        Rule.VERSIONS,
                        "other operators",
                        m -> m.getOpsetImportBuilder(0).setVersion(17)),
                model(Rule.VERSIONS, "a domain missing", m -> m.removeOpsetImport(1)),
                model(Rule.SHAPES, "two events", m -> dim(m, "enc1", 0).setDimValue(2)),
                model(
                        Rule.SHAPES,
                        "an open batch",
                        m -> m.getGraphBuilder()
                                .getInputBuilder(0)
                                .getTypeBuilder()
                                .getTensorTypeBuilder()
                                .getShapeBuilder()
                                .getDimBuilder(0)
                                .setDimParam("batch")),
                model(Rule.SHAPES, "input named input", m -> rename(m, "calo_in", "input")));
    }

    private static List<Break> names() {
        return List.of(
                model(Rule.NAMES, "no identifier", m -> node(m, "enc1_relu").setName("enc1/relu")),
                model(Rule.NAMES, "two of one name", m -> node(m, "q_enc1").setName("q_enc2")),
                model(Rule.NAMES, "output not named like its node", m -> rename(m, "enc1", "enc1_tensor")),
                model(Rule.NAMES, "graph output named like its node", m -> rename(m, "q_score_out", "q_score")),
                model(Rule.NAMES, "two outputs", m -> node(m, "enc1").addOutput("another")),
                model(Rule.VALUE_INFO, "a tensor without", m -> withoutValueInfo(m, "enc1")),
                model(Rule.VALUE_INFO, "the input without", m -> withoutValueInfo(m, "calo_in")),
                model(
                        Rule.VALUE_INFO,
                        "a tensor of doubles",
                        m -> value(m, "enc1")
                                .getTypeBuilder()
                                .getTensorTypeBuilder()
                                .setElemType(TensorProto.DataType.DOUBLE.getNumber())),
                model(Rule.VALUE_INFO, "a scalar without", m -> withoutValueInfo(m, "q_enc1_scale")),
                model(Rule.VALUE_INFO, "an empty input", m -> node(m, "up1").setInput(1, "")),
                model(
                        Rule.VALUE_INFO,
                        "a shared initializer",
                        m -> node(m, "q_enc1").setInput(2, "q_enc2_zeropt")),
                model(Rule.OUTPUT_ORDER, "exchanged", m -> {
                    GraphProto.Builder graph = m.getGraphBuilder();
                    var first = graph.getOutput(0);
                    graph.setOutput(0, graph.getOutput(1)).setOutput(1, first);
                }));
    }

    private static List<Break> quants() {
        return List.of(
                model(Rule.QUANT, "scale 0.3", m -> scalar(m, "q_enc1_scale", 0.3f)),
                model(
                        Rule.QUANT,
                        "a scale per channel",
                        m -> tensor(m, "w_enc1_scale").addDims(6)),
                model(Rule.QUANT, "zero point 1", m -> scalar(m, "q_enc1_zeropt", 1)),
                model(Rule.QUANT, "half a bit", m -> scalar(m, "q_enc1_bitwidth", 7.5f)),
                model(
                        Rule.QUANT,
                        "unknown rounding",
                        m -> attribute(node(m, "q_enc1"), "rounding_mode").setS(ByteString.copyFromUtf8("CEIL"))),
                model(Rule.QUANT, "signed missing", m -> without(node(m, "q_enc1"), "signed")),
                model(Rule.QUANT, "other domain", m -> node(m, "q_enc1").setDomain("")),
                model(
                        Rule.BIAS,
                        "finer than the product",
                        m -> scalar(m, "b_enc1_scale", (float) Math.scalb(1.0, -40))),
                model(
                        Rule.BIAS,
                        "the quantiser of an activation",
                        m -> node(m, "code_sum").setInput(1, "q_code")),
                model(
                        Rule.BIAS,
                        "one for all channels",
                        m -> tensor(m, "b_enc1_values").setDims(0, 1)),
                model(Rule.BIAS, "not quantised", m -> node(m, "enc1").setInput(2, "b_enc1_values")),
                model(
                        Rule.QUANT_AFTER,
                        "activation without",
                        m -> node(m, "enc2").setInput(0, "enc1_relu")),
                model(
                        Rule.QUANT_AFTER,
                        "sum without",
                        m -> node(m, "difference").setInput(1, "out")),
                model(
                        Rule.QUANT_AFTER,
                        "alpha 0.01",
                        m -> attribute(node(m, "enc2_relu"), "alpha").setF(0.01f)),
                model(
                        Rule.QUANT_AFTER,
                        "alpha 1",
                        m -> attribute(node(m, "enc2_relu"), "alpha").setF(1)),
                model(
                        Rule.QUANT_AFTER,
                        "alpha 2",
                        m -> attribute(node(m, "enc2_relu"), "alpha").setF(2)),
                model(Rule.QUANT_AFTER, "a table", m -> node(m, "enc1_relu").setOpType("Sigmoid")),
                model(
                        Rule.INPUT_QUANT,
                        "input read elsewhere",
                        m -> node(m, "difference").setInput(0, "calo_in")),
                model(Rule.INPUT_QUANT, "not first", m -> {
                    NodeProto first = m.getGraph().getNode(0);
                    NodeProto second = m.getGraph().getNode(1);
                    m.getGraphBuilder().setNode(0, second).setNode(1, first);
                }));
    }

    private static List<Break> layers() {
        return List.of(
                model(Rule.CONV, "standard domain", m -> node(m, "enc1").setDomain("")),
                model(
                        Rule.CONV,
                        "pads of another map",
                        m -> replace(node(m, "enc1"), OnnxFile.ints("pads", 2, 2, 2, 2))),
                model(
                        Rule.CONV,
                        "strides of another map",
                        m -> replace(node(m, "enc1"), OnnxFile.ints("strides", 1, 1))),
                model(Rule.CONV, "dilated", m -> replace(node(m, "enc1"), OnnxFile.ints("dilations", 2, 2))),
                model(Rule.CONV, "pads missing", m -> without(node(m, "enc1"), "pads")),
                model(
                        Rule.CONV,
                        "auto_pad",
                        m -> node(m, "enc1").addAttribute(OnnxFile.text("auto_pad", "SAME_UPPER"))),
                model(
                        Rule.CONV,
                        "bias not third",
                        m -> node(m, "enc1").clearInput().addInput("q_in").addInput("w_enc1")),
                model(Rule.CONV, "weights channels first", m -> {
                    dim(m, "w_enc2", 1).setDimValue(6);
                    dim(m, "w_enc2", 3).setDimValue(3);
                }),
                model(Rule.CONV, "weights as they are", m -> node(m, "enc1").setInput(1, "w_enc1_values")),
                model(Rule.DENSE, "no bias", m -> node(m, "code_relu").setInput(0, "code")),
                model(Rule.DENSE, "matrix as it is", m -> node(m, "code").setInput(1, "w_code_values")),
                model(Rule.DENSE, "matrix turned round", m -> {
                    dim(m, "w_code", 0).setDimValue(10);
                    dim(m, "w_code", 1).setDimValue(24);
                }),
                model(
                        Rule.RESHAPE,
                        "sizes written out",
                        m -> tensor(m, "wide_map_shape").setInt64Data(1, 2)),
                model(Rule.RESIZE, "unequal factors", m -> floats(m, "up1_scales", 1, 2, 3, 1)),
                model(
                        Rule.RESIZE,
                        "linear",
                        m -> attribute(node(m, "up1"), "mode").setS(ByteString.copyFromUtf8("linear"))),
                model(Rule.RESIZE, "another output", m -> dim(m, "up1", 1).setDimValue(8)),
                model(Rule.RESIZE, "roi of 8", m -> tensor(m, "up1_roi").setDims(0, 8)),
                yaml(
                        Rule.RESIZE,
                        "height and width exchanged",
                        y -> y.replace("InHeight: 2, InWidth: 3", "InHeight: 3, InWidth: 2")),
                yaml(Rule.RESIZE, "size not told", y -> y.replace(", InHeight: 2, InWidth: 3", "")),
                model(
                        Rule.OPERATORS,
                        "domain of another",
                        m -> node(m, "code_flat").setDomain("com.microsoft")),
                model(Rule.OPERATORS, "Gemm", m -> node(m, "code").setOpType("Gemm")),
                model(Rule.OPERATORS, "ConvTranspose", m -> node(m, "dec1").setOpType("ConvTranspose")),
                pool(Rule.POOL, "overlapping", m -> replace(node(m, "most"), OnnxFile.ints("strides", 1, 1))),
                pool(Rule.POOL, "padded", m -> replace(node(m, "most"), OnnxFile.ints("pads", 1, 1, 1, 1))),
                pool(Rule.POOL, "a mean of 6", m -> replace(node(m, "mean"), OnnxFile.ints("kernel_shape", 2, 3))));
    }

    private static List<Break> scores() {
        return List.of(
                model(
                        Rule.SCORE,
                        "square not quantised",
                        m -> node(m, "square_flat").setInput(0, "square")),
                model(
                        Rule.SCORE,
                        "product of two different",
                        m -> node(m, "square").setInput(1, "q_out_out")));
    }

    private static List<Break> config() {
        return List.of(
                yaml(Rule.CONFIG, "no YAML", y -> "{"),
                yaml(Rule.CONFIG, "other model", y -> y.replace("model.onnx", "network.onnx")),
                yaml(Rule.CONFIG, "no backend", y -> y.replace("Backend: Vitis\n", "")),
                yaml(Rule.CONFIG, "unknown backend", y -> y.replace("Vitis", "Keras")),
                yaml(Rule.CONFIG, "unknown transfer", y -> y.replace("io_parallel", "io_serial")),
                yaml(Rule.CONFIG, "no uncertainty", y -> y.replace("ClockUncertainty: 27%\n", "")),
                yaml(
                        Rule.CONFIG,
                        "weights not written",
                        y -> y.replace("WriteWeightsTxt: true", "WriteWeightsTxt: false")),
                yaml(Rule.CONFIG, "an archive too", y -> y.replace("WriteTar: false", "WriteTar: true")),
                yaml(Rule.CONFIG, "no test bench file", y -> y.replace("both", "stdout")),
                yaml(Rule.CONFIG, "no default type", y -> y.replace("default: 'fixed<16,6>'", "other: 1")),
                yaml(Rule.CONFIG, "unknown strategy", y -> y.replace("Strategy: Latency", "Strategy: Speed")),
                yaml(Rule.CONFIG, "no namespace", y -> y.replace("Namespace: hls4ml_cae_v1, ", "")),
                yaml(Rule.CONFIG, "input left to the default", y -> y.replace("ap_ufixed<10,10>", "ap_fixed<16,6>")),
                yaml(
                        Rule.CONFIG,
                        "a node without entry",
                        y -> y.replace("    q_enc1: {Precision: {result: auto}}\n", "")),
                yaml(
                        Rule.CONFIG,
                        "a weight without entry",
                        y -> y.replace("    w_enc1: {Precision: {result: auto}}\n", "")),
                yaml(Rule.CONFIG, "an entry without node", y -> y + "    nobody: {Precision: {result: auto}}\n"),
                yaml(
                        Rule.CONFIG,
                        "a result that is not auto",
                        y -> y.replace(" enc1: {Precision: {result: auto", " enc1: {Precision: {result: 'fixed<8,4>'")),
                yaml(
                        Rule.CONFIG,
                        "a saturating accumulator",
                        y -> y.replaceFirst("accum: auto", "accum: 'fixed<16,6,RND,SAT>'")),
                yaml(Rule.CONFIG, "no accumulator", y -> y.replaceFirst(", accum: auto", "")),
                new Break(
                        Rule.POOL,
                        "the mean's type left out",
                        Break.POOLS,
                        m -> {},
                        y -> y.replace("'fixed<9,4>'", "auto")));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void aBrokenRuleIsNamed(Break broken) throws InvalidProtocolBufferException {
        ModelProto.Builder model = ModelProto.parseFrom(QonnxWriter.write(broken.graph())).toBuilder();
        String yaml = ConfigYaml.write(broken.graph(), SETTINGS);
        byte[] before = OnnxFile.bytes(model.build());
        assertThat(Linter.findings(before, yaml)).isEmpty();

        broken.model().accept(model);
        byte[] onnx = OnnxFile.bytes(model.build());
        String written = broken.yaml().apply(yaml);

        assertThat(!java.util.Arrays.equals(onnx, before) || !written.equals(yaml))
                .as("something is broken")
                .isTrue();
        assertThat(Linter.findings(onnx, written)).extracting(Finding::rule).contains(broken.rule());
    }

    @Test
    void noRuleIsLeftOut() {
        Set<Rule> broken = breaks().map(Break::rule).collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));

        assertThat(broken).isEqualTo(EnumSet.allOf(Rule.class));
    }
}
