package org.dqm.fpga.qonnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dqm.fpga.Networks;
import org.dqm.fpga.Quantised;
import org.dqm.fpga.emulate.Emulator;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Parameter;
import org.dqm.fpga.graph.Quantizer;
import org.dqm.fpga.graph.Rounding;
import org.dqm.fpga.graph.Shape;
import org.dqm.fpga.lint.Linter;
import org.dqm.fpga.pass.Bits;
import org.dqm.fpga.pass.FloatRun;
import org.dqm.fpga.pass.NetworkImport;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.fpga.pass.Sample;
import org.dqm.model.network.Engine;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.RandomNumbers;
import org.dqm.model.onnx.OnnxRuntimeEngine;
import org.dqm.model.onnx.OnnxWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The emulator against an independent interpreter of the written file, and the float graph against ONNX Runtime. */
class AgreementTest {
    private static final HlsSettings SETTINGS = HlsSettings.of("cae", 1);

    static Stream<Arguments> triggers() {
        return Stream.of(Networks.autoencoder8x12(), Networks.autoencoder18x14())
                .flatMap(network -> Stream.of(OutputForm.values()).map(form -> Arguments.of(network, form)));
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void autoencodersAgreeBitForBit(NetworkSpec network, OutputForm form) {
        Bits bits = Bits.DEFAULT.withInput(Quantised.REGIONS);
        Sample sample = Networks.counts(network, 40, 1023, 7);

        assertAgrees(Quantised.graph(network, form, sample, bits, 11), Networks.counts(network, 60, 1023, 8));
    }

    @Test
    void aStudentAgreesBitForBit() {
        NetworkSpec network = Networks.student18x14();
        Graph graph = Quantised.graph(
                network,
                OutputForm.NETWORK,
                Networks.counts(network, 40, 1023, 7),
                Bits.DEFAULT.withInput(Quantised.REGIONS),
                3);

        assertThat(graph.shape(graph.outputs().get(0))).isEqualTo(Shape.vector(1));
        assertAgrees(graph, Networks.counts(network, 200, 1023, 8));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24})
    void randomNetworksAgreeBitForBit(long seed) {
        NetworkSpec network = Networks.random(seed);
        Bits bits = new Bits(3 + (int) (seed % 6), 4 + (int) (seed % 7), 12, Optional.empty(), Map.of());
        Graph graph = Quantised.graph(network, OutputForm.NETWORK, Networks.gaussian(network, 20, seed), bits, seed);

        assertAgrees(graph, Networks.gaussian(network, 20, seed + 100));
    }

    @Test
    void poolsJoinsFloorsAndNarrowTypesAgreeBitForBit() {
        Quantizer bytes = Quantizer.of(new FixedType(true, 8, -4));
        Graph graph = new Graph(
                "calo_in",
                Shape.map(4, 6, 2),
                List.of(
                        new Node.Quant("q_in", "calo_in", bytes),
                        new Node.Pool("most", "q_in", Node.Pool.Kind.MAX, 2, 3),
                        new Node.Pool("mean", "q_in", Node.Pool.Kind.AVERAGE, 2, 1),
                        new Node.Quant(
                                "q_mean", "mean", new Quantizer(new FixedType(true, 5, -2), Rounding.FLOOR, true)),
                        new Node.Merge("both", Node.Merge.Operation.CONCAT, "q_mean", "q_mean"),
                        new Node.Reshape("flat", "both", Shape.vector(48)),
                        new Node.Dense("dense", "flat", "w_dense", Optional.of("b_dense"), Optional.empty()),
                        new Node.LeakyRelu("leaky", "dense", 2),
                        new Node.Quant(
                                "q_dense", "leaky", new Quantizer(new FixedType(true, 6, 0), Rounding.ROUND, true)),
                        new Node.Resize("large", "most", 3)),
                Map.of(
                        "w_dense",
                        Parameter.of(List.of(48, 3), gaussian(144)).on(bytes),
                        "b_dense",
                        Parameter.of(List.of(3), gaussian(3)).on(bytes)),
                List.of("q_dense", "large"));

        assertAgrees(graph, Sample.of(RandomNumbers.gaussian(48 * 100, 5), 48));
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void theUnquantisedFileAgreesWithTheFloatGraph(NetworkSpec network, OutputForm form) {
        Graph graph = Quantised.floatGraph(network, form, 4);
        FloatRun run = new FloatRun(graph);
        QonnxInterpreter interpreter = new QonnxInterpreter(QonnxWriter.write(graph));
        Sample sample = Networks.gaussian(network, 5, 1);

        for (int e = 0; e < sample.size(); e++) {
            assertThat(interpreter.run(sample.event(e))).containsExactly(run.outputs(sample.event(e)), within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theFloatGraphAgreesWithOnnxRuntime(long seed) {
        NetworkSpec network = Networks.random(seed);
        Graph graph = NetworkImport.graph(network, RandomNumbers.weights(network, seed));
        float[] input = RandomNumbers.gaussian(network.input().size(), seed);
        double[] event = Sample.of(input, input.length).event(0);

        try (Engine engine =
                new OnnxRuntimeEngine(network, OnnxWriter.write(network, RandomNumbers.weights(network, seed)))) {
            float[] expected = engine.run(input, 1);
            double[] answers = new FloatRun(graph).outputs(event);
            for (int i = 0; i < expected.length; i++) {
                assertThat(answers[i]).isCloseTo(expected[i], within(1e-5 * Math.max(1, Math.abs(expected[i]))));
            }
        }
    }

    private static void assertAgrees(Graph graph, Sample sample) {
        Emulator emulator = new Emulator(graph);
        byte[] onnx = QonnxWriter.write(graph);
        QonnxInterpreter interpreter = new QonnxInterpreter(onnx);
        assertThat(Linter.findings(onnx, ConfigYaml.write(graph, SETTINGS))).isEmpty();
        for (int e = 0; e < sample.size(); e++) {
            long[] q = Quantised.integers(sample.event(e), emulator.inputType());
            double[] input = java.util.Arrays.stream(q)
                    .mapToDouble(emulator.inputType()::value)
                    .toArray();
            assertThat(emulator.answers(q)).containsExactly(interpreter.run(input));
        }
    }

    private static double[] gaussian(int size) {
        return Sample.of(RandomNumbers.gaussian(size, size), size).event(0);
    }
}
