package org.dqm.fpga.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dqm.fpga.Networks;
import org.dqm.fpga.Quantised;
import org.dqm.fpga.emulate.Emulator;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Parameter;
import org.dqm.fpga.graph.Quantizer;
import org.dqm.fpga.graph.Widths;
import org.dqm.model.network.NetworkSpec;
import org.junit.jupiter.api.Test;

class ChoosePrecisionTest {
    private static final NetworkSpec NETWORK = Networks.autoencoder8x12();
    private static final Sample COUNTS = Networks.counts(NETWORK, 30, 255, 2);
    private static final Bits BITS = Bits.DEFAULT.withInput(Quantised.REGIONS);

    @Test
    void aBiasFarBelowTheProductsGridIs0OnThatGrid() {
        Graph graph = Quantised.floatGraph(NETWORK, OutputForm.NETWORK, 1);
        Parameter bias = graph.parameter("b_dec1");
        double[] tiny = new double[bias.size()];
        java.util.Arrays.fill(tiny, 1e-16);

        Graph quantised = quantised(with(graph, "b_dec1", bias.with(tiny)));

        Map<String, FixedType> types = Widths.of(quantised);
        Node.Linear dec1 = (Node.Linear) quantised.node("dec1");
        assertThat(quantised.parameter("b_dec1").integers()).containsOnly(0);
        assertThat(quantised.parameter("b_dec1").type().orElseThrow().exponent())
                .isEqualTo(quantised.parameter("w_dec1").type().orElseThrow().exponent()
                        + Objects.requireNonNull(types.get(dec1.input())).exponent());
    }

    @Test
    void numbersThatNoTypeHoldsAreNamedWithTheirNodeAndARemedy() {
        Graph graph = Quantised.floatGraph(NETWORK, OutputForm.NETWORK, 1);
        Parameter weights = graph.parameter("w_enc1");
        double[] huge = java.util.Arrays.stream(weights.values())
                .map(value -> value * 1e22)
                .toArray();

        assertThatThrownBy(() -> quantised(with(graph, "w_enc1", weights.with(huge))))
                .hasMessageContaining("node enc1")
                .hasMessageContaining("scale the network's inputs or weights");
    }

    @Test
    void theDifferenceOfAScoreNeverSaturatesAndLosesLowBitsInstead() {
        Graph graph = Quantised.graph(NETWORK, OutputForm.ALL, COUNTS, BITS, 1);
        Quantizer difference = ((Node.Quant) graph.node("q_difference")).quantizer();

        FixedType exact = Objects.requireNonNull(Widths.of(graph).get("difference"));

        assertThat(exact.bits()).isGreaterThan(16);
        assertThat(difference.type().bits()).isEqualTo(16);
        assertThat(difference.type().integerBits()).isEqualTo(exact.integerBits());
        assertThat(difference.type().signed()).isTrue();
    }

    @Test
    void aScoreGoesOnRisingUntilAllInputsAreAtTheirHighest() {
        Emulator emulator = new Emulator(Quantised.graph(NETWORK, OutputForm.SCORE, COUNTS, BITS, 1));
        long[] map = new long[96];

        long before = emulator.run(map)[0];
        for (int counts : List.of(255, 511, 767, 1023)) {
            map[40] = counts;
            long score = emulator.run(map)[0];
            assertThat(score).as("one region reads " + counts).isGreaterThan(before);
            before = score;
        }
    }

    @Test
    void aHiddenSumThatWasNeverNegativeInTheSampleHasASignAllTheSame() {
        Graph graph = Quantised.floatGraph(NETWORK, OutputForm.SCORE, 1);
        Parameter bias = graph.parameter("b_out");

        Graph quantised = quantised(with(graph, "b_out", bias.with(5000)));

        Profile profile = Profile.of(with(graph, "b_out", bias.with(5000)), COUNTS);
        assertThat(profile.of("out").min()).isPositive();
        assertThat(((Node.Quant) quantised.node("q_out")).quantizer().type().signed())
                .isTrue();
        assertThat(((Node.Quant) quantised.node("q_dec1")).quantizer().type().signed())
                .isFalse();
    }

    private static Graph with(Graph graph, String name, Parameter parameter) {
        Map<String, Parameter> parameters = new LinkedHashMap<>(graph.parameters());
        parameters.put(name, parameter);
        return graph.with(parameters);
    }

    private static Graph quantised(Graph graph) {
        return Quantise.of(graph, ChoosePrecision.of(graph, Profile.of(graph, COUNTS), BITS));
    }
}
