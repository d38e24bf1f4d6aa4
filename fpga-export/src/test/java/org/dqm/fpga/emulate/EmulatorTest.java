package org.dqm.fpga.emulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.dqm.fpga.Networks;
import org.dqm.fpga.Quantised;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Padding;
import org.dqm.fpga.graph.Parameter;
import org.dqm.fpga.graph.Quantizer;
import org.dqm.fpga.graph.Shape;
import org.dqm.fpga.pass.Bits;
import org.dqm.fpga.pass.FloatRun;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.fpga.pass.Sample;
import org.dqm.model.network.NetworkSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmulatorTest {
    private static final Quantizer BYTE = Quantizer.of(new FixedType(true, 8, 0));
    private static final Quantizer HALVES = Quantizer.of(new FixedType(true, 8, -1));

    @Test
    void convolutionAddsProductsAndBiasOnTheFinerGrid() {
        Graph graph = graph(
                Shape.map(2, 2, 1),
                Map.of(
                        "w", Parameter.of(List.of(1, 2, 2, 1), 1, 0.5, -1, 2).on(HALVES),
                        "b", Parameter.of(List.of(1), 0.25).on(Quantizer.of(new FixedType(true, 8, -2)))),
                new Node.Conv("conv", "q_in", 1, new Padding(0, 0, 1, 1), "w", "b", Optional.empty()));

        Emulator emulator = new Emulator(graph);

        // Inputs 1 2 / 3 4: the lower right bin sees 4 alone, beyond the map all is 0.
        assertThat(emulator.run(1, 2, 3, 4)).containsExactly(4 * 7 + 1, 4 * (2 - 4) + 1, 4 * 5 + 1, 4 * 4 + 1);
        assertThat(emulator.outputExponents()).containsExactly(-2);
    }

    @Test
    void matrixProductAddsRowByRow() {
        Graph graph = graph(
                Shape.vector(2),
                Map.of(
                        "w", Parameter.of(List.of(2, 2), 1, 2, 3, 4).on(BYTE),
                        "b", Parameter.of(List.of(2), 10, 20).on(BYTE)),
                new Node.Dense("dense", "q_in", "w", Optional.of("b"), Optional.empty()));

        assertThat(new Emulator(graph).run(5, 7)).containsExactly(5 + 21 + 10, 10 + 28 + 20);
    }

    @Test
    void nodesWithoutWeightsAreExact() {
        Graph graph = new Graph(
                "calo_in",
                Shape.map(2, 2, 1),
                List.of(
                        new Node.Quant("q_in", "calo_in", BYTE),
                        new Node.LeakyRelu("leaky", "q_in", 3),
                        new Node.Pool("mean", "q_in", Node.Pool.Kind.AVERAGE, 2, 2),
                        new Node.Pool("most", "q_in", Node.Pool.Kind.MAX, 2, 2),
                        new Node.Resize("large", "most", 2),
                        new Node.Merge("both", Node.Merge.Operation.CONCAT, "leaky", "large"),
                        new Node.Merge("product", Node.Merge.Operation.MULTIPLY, "q_in", "leaky")),
                Map.of(),
                List.of("mean", "both", "product"));

        double[] answers = new Emulator(graph).answers(-4, 8, 3, -1);

        assertThat(answers).containsExactly(1.5, -0.5, 8, 8, 8, 3, 8, -0.125, 8, 2, 64, 9, 0.125);
    }

    @Test
    void poolsOfALargerMapKeepTheirPlaces() {
        Graph graph = new Graph(
                "calo_in",
                Shape.map(4, 6, 1),
                List.of(
                        new Node.Quant("q_in", "calo_in", BYTE),
                        new Node.Pool("most", "q_in", Node.Pool.Kind.MAX, 2, 2),
                        new Node.Pool("mean", "q_in", Node.Pool.Kind.AVERAGE, 4, 2)),
                Map.of(),
                List.of("most", "mean"));
        long[] map = LongStream.range(0, 24).toArray();

        assertThat(new Emulator(graph).answers(map)).containsExactly(7, 9, 11, 19, 21, 23, 9.5, 11.5, 13.5);
    }

    @Test
    void aForcedAccumulatorTruncatesEachProductAndWrapsOnce() {
        FixedType accumulator = new FixedType(true, 4, 0);
        Graph graph = graph(
                Shape.vector(3),
                Map.of(
                        "w", Parameter.of(List.of(3, 1), 0.5, 0.5, 0.5).on(HALVES),
                        "b", Parameter.of(List.of(1), -0.5).on(HALVES)),
                new Node.Dense("dense", "q_in", "w", Optional.of("b"), Optional.of(accumulator)));
        Emulator emulator = new Emulator(graph);

        // Halves go down: 0 + 0 + 0 - 1; then 5 + 5 + 5 - 1 = 14, which is -2 in 4 bits.
        assertThat(emulator.run(1, 1, 1)).containsExactly(-1);
        assertThat(emulator.run(10, 10, 10)).containsExactly(-2);
    }

    @Test
    void aForcedAccumulatorOfAConvolutionDoesTheSameWhereverTheKernelIs() {
        FixedType accumulator = new FixedType(true, 4, 0);
        Graph graph = graph(
                Shape.map(2, 2, 1),
                Map.of(
                        "w",
                                Parameter.of(List.of(1, 2, 2, 1), 0.5, 0.5, 0.5, 0.5)
                                        .on(HALVES),
                        "b", Parameter.of(List.of(1), -0.5).on(HALVES)),
                new Node.Conv("conv", "q_in", 1, new Padding(0, 0, 1, 1), "w", "b", Optional.of(accumulator)));
        Emulator emulator = new Emulator(graph);

        // Halves go down before they are added; 19 and 9 are 3 and -7 in 4 bits.
        assertThat(emulator.run(1, 1, 1, 1)).containsExactly(-1, -1, -1, -1);
        assertThat(emulator.run(11, 11, 11, 11)).containsExactly(3, -7, -7, 4);
    }

    @Test
    void productsOfTheWidestTypesAreExact() {
        Quantizer wide = Quantizer.of(new FixedType(true, 32, 0));
        Quantizer weights = Quantizer.of(new FixedType(true, 27, 0));
        double most = (1 << 26) - 1;
        Map<String, Parameter> parameters = Map.of(
                "w", Parameter.of(List.of(2, 1), most, -most).on(weights),
                "c", Parameter.of(List.of(1, 1, 2, 1), most, -most).on(weights),
                "b", Parameter.of(List.of(1), 1).on(BYTE));
        Graph dense = graph(
                wide,
                Shape.vector(2),
                parameters,
                new Node.Dense("dense", "q_in", "w", Optional.of("b"), Optional.empty()));
        Graph conv = graph(
                wide,
                Shape.map(1, 2, 1),
                parameters,
                new Node.Conv("conv", "q_in", 1, new Padding(0, 0, 0, 0), "c", "b", Optional.empty()));
        long expected = ((1L << 31) - 1 + (1L << 31)) * ((1L << 26) - 1) + 1;

        assertThat(new Emulator(dense).run(Integer.MAX_VALUE, Integer.MIN_VALUE))
                .containsExactly(expected);
        assertThat(new Emulator(conv).run(Integer.MAX_VALUE, Integer.MIN_VALUE)).containsExactly(expected);
    }

    @Test
    void anInputOutOfRangeIsRefused() {
        Graph graph = graph(Shape.vector(2), Map.of(), new Node.Relu("relu", "q_in"));

        assertThatThrownBy(() -> new Emulator(graph).run(1, 128))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "input 1 is 128, outside fixed<8,8>, whole numbers -128 to 127: clip it before, as inputs.md"
                                + " says");
    }

    @Test
    void anOverflowNamesTheNode() {
        Quantizer wide = Quantizer.of(new FixedType(true, 32, 0));
        Quantizer fine = Quantizer.of(new FixedType(true, 32, -40));
        Graph graph = new Graph(
                "calo_in",
                Shape.vector(1),
                List.of(new Node.Quant("q_in", "calo_in", wide), new Node.Quant("q_fine", "q_in", fine)),
                Map.of(),
                List.of("q_fine"));
        Emulator emulator = new Emulator(graph);

        assertThat(emulator.run(1)).containsExactly(Integer.MAX_VALUE);
        assertThatThrownBy(() -> emulator.run(1 << 30))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("node q_fine")
                .hasMessageContaining("fewer bits");
    }

    @Test
    void aSumThatNoTypeHoldsIsRefusedBeforeItRuns() {
        Quantizer wide = Quantizer.of(new FixedType(true, 32, 0));
        Graph graph = new Graph(
                "calo_in",
                Shape.vector(1),
                List.of(
                        new Node.Quant("q_in", "calo_in", wide),
                        new Node.Merge("square", Node.Merge.Operation.MULTIPLY, "q_in", "q_in")),
                Map.of(),
                List.of("square"));

        assertThatThrownBy(() -> new Emulator(graph))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("node square")
                .hasMessageContaining("got 64")
                .hasMessageContaining("fewer bits");
    }

    @ParameterizedTest
    @EnumSource(OutputForm.class)
    void manyBitsComeCloseToTheFloatNetwork(OutputForm form) {
        NetworkSpec network = Networks.autoencoder8x12();
        Sample sample = Networks.counts(network, 50, 255, 3);
        Bits wide = new Bits(16, 22, 30, Optional.of(new FixedType(false, 8, 0)), Map.of());
        FloatRun exact = new FloatRun(Quantised.floatGraph(network, form, 5));

        Emulator emulator = new Emulator(Quantised.graph(network, form, sample, wide, 5));

        for (int e = 0; e < 10; e++) {
            double[] expected = exact.outputs(sample.event(e));
            double[] answers = emulator.answers(Quantised.integers(sample.event(e), emulator.inputType()));
            double largest =
                    java.util.Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            assertThat(answers).hasSameSizeAs(expected);
            for (int i = 0; i < answers.length; i++) {
                assertThat(answers[i]).as(form + " " + i).isCloseTo(expected[i], within(2e-3 * largest));
            }
        }
    }

    private static Graph graph(Shape input, Map<String, Parameter> parameters, Node node) {
        return graph(BYTE, input, parameters, node);
    }

    private static Graph graph(Quantizer inputs, Shape input, Map<String, Parameter> parameters, Node node) {
        return new Graph(
                "calo_in",
                input,
                List.of(new Node.Quant("q_in", "calo_in", inputs), node),
                parameters,
                List.of(node.name()));
    }
}
