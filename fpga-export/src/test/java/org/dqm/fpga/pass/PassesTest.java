package org.dqm.fpga.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.dqm.fpga.Networks;
import org.dqm.fpga.Quantised;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.fpga.graph.Shape;
import org.dqm.model.network.Activation;
import org.dqm.model.network.LayerSpec.Add;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.RandomNumbers;
import org.dqm.model.network.TensorShape;
import org.junit.jupiter.api.Test;

class PassesTest {
    private static final NetworkSpec SMALL = Networks.autoencoder8x12();

    @Test
    void reshapesThatUndoEachOtherGo() {
        Graph graph = Quantised.floatGraph(SMALL, OutputForm.NETWORK, 1);

        assertThat(graph.nodes())
                .filteredOn(Node.Reshape.class::isInstance)
                .extracting(Node::name)
                .containsExactly("code_flat", "wide_map");
    }

    @Test
    void outputsStandInTheOrderOfTheNodes() {
        Graph graph = Quantised.floatGraph(SMALL, OutputForm.ALL, 1);

        assertThat(graph.outputs()).containsExactly("code_relu", "out", "score");
        assertThat(graph.shape("code_relu")).isEqualTo(Shape.vector(10));
        assertThat(graph.shape("score")).isEqualTo(Shape.vector(1));
    }

    @Test
    void theLatentAloneLeavesTheDecoderOut() {
        Graph graph = Quantised.floatGraph(SMALL, OutputForm.LATENT, 1);

        assertThat(graph.nodes()).extracting(Node::name).doesNotContain("wide", "dec1", "out");
        assertThat(graph.parameters()).doesNotContainKey("w_out");
    }

    @Test
    void aScoreNeedsAnOutputLikeTheInput() {
        NetworkSpec channels =
                new NetworkSpec(new TensorShape(4, 4, 3), List.of(new Conv("out", 1, 3, 1, Activation.LINEAR)));

        assertThatThrownBy(() -> Quantised.floatGraph(channels, OutputForm.SCORE, 1))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("layer out")
                .hasMessageContaining("[1, 4, 4, 3]")
                .hasMessageContaining("--outputs network");
    }

    @Test
    void everyProblemIsListedWithLayerCauseAndRemedy() {
        NetworkSpec network = new NetworkSpec(
                new TensorShape(4, 4, 1),
                List.of(
                        new Conv("float", 1, 3, 1, Activation.LINEAR),
                        new Conv("q_in", 1, 3, 1, Activation.LINEAR),
                        new Add("twice", "q_in", Activation.RELU)));
        Graph graph = NetworkImport.graph(network, RandomNumbers.weights(network, 1));

        assertThatThrownBy(() -> Supported.require(graph))
                .isInstanceOf(UnsupportedNetworkException.class)
                .hasMessageContaining("layer float: its name is a word of C++")
                .hasMessageContaining("layer q_in: names with q_")
                .hasMessageContaining("layer twice: both its inputs are 'q_in'; leave the layer out");
    }

    @Test
    void anUntrainedLayerIsRefused() {
        Graph graph = NetworkImport.graph(SMALL, org.dqm.model.network.Weights.initial(SMALL, 1));

        assertThat(Supported.problems(graph))
                .extracting(Problem::layer, Problem::remedy)
                .containsExactly(org.assertj.core.api.Assertions.tuple("out", "train the network first"));
    }

    @Test
    void aQuantStandsAfterTheInputAndAfterEveryActivationAndLinearOutput() {
        Graph graph = quantised(Bits.DEFAULT, OutputForm.ALL);

        assertThat(graph.nodes())
                .filteredOn(Node.Quant.class::isInstance)
                .extracting(Node::name)
                .containsExactly(
                        "q_in",
                        "q_enc1",
                        "q_enc2",
                        "q_code",
                        "q_wide",
                        "q_dec1",
                        "q_out",
                        "q_difference",
                        "q_square",
                        "q_score");
        assertThat(graph.outputs()).containsExactly("q_code", "q_out", "q_score");
    }

    @Test
    void biasesLieOnGridsNoFinerThanTheProducts() {
        Graph graph = quantised(Bits.DEFAULT, OutputForm.NETWORK);
        var types = org.dqm.fpga.graph.Widths.of(graph);

        for (Node node : graph.nodes()) {
            if (node instanceof Node.Linear linear) {
                FixedType bias =
                        graph.parameter(linear.biases().orElseThrow()).type().orElseThrow();
                FixedType weight = graph.parameter(linear.kernel()).type().orElseThrow();
                FixedType x = java.util.Objects.requireNonNull(types.get(linear.input()));
                assertThat(bias.exponent()).as(node.name()).isGreaterThanOrEqualTo(weight.exponent() + x.exponent());
                assertThat(weight.bits()).isEqualTo(8);
            }
        }
    }

    @Test
    void singleLayersMayHaveOtherBits() {
        Graph graph = quantised(Bits.DEFAULT.with("dec1", 5), OutputForm.NETWORK);

        assertThat(graph.parameter("w_dec1").type().orElseThrow().bits()).isEqualTo(5);
        assertThat(graph.parameter("w_out").type().orElseThrow().bits()).isEqualTo(8);
    }

    @Test
    void pruningSetsTheSmallestWeightsToZero() {
        Graph graph = Quantised.floatGraph(SMALL, OutputForm.NETWORK, 1);

        Graph pruned = new Prune(0.5, false).of(graph);
        Graph byFilter = new Prune(0.5, true).of(graph);

        assertThat(pruned.parameter("w_dec1").zeros()).isEqualTo(4 * 9 * 6 / 2);
        assertThat(pruned.parameter("w_dec1").largest())
                .isEqualTo(graph.parameter("w_dec1").largest());
        double[] filters = byFilter.parameter("w_dec1").values();
        long emptyFilters = java.util.stream.IntStream.range(0, 6)
                .filter(o ->
                        java.util.Arrays.stream(filters, o * 36, (o + 1) * 36).allMatch(w -> w == 0))
                .count();
        assertThat(emptyFilters).isEqualTo(3);
    }

    @Test
    void theLatentIsTheSmallestLayerUnlessNamed() {
        assertThat(Latent.tensor(SMALL, Optional.empty())).isEqualTo("code_map");
        assertThat(Latent.tensor(SMALL, Optional.of("enc2"))).isEqualTo("enc2_relu");
        assertThatThrownBy(() -> Latent.tensor(SMALL, Optional.of("middle")))
                .hasMessageContaining("no layer 'middle'; found: [enc1, enc2, code");
    }

    private static Graph quantised(Bits bits, OutputForm form) {
        return Quantised.graph(SMALL, form, Networks.counts(SMALL, 30, 255, 2), bits, 1);
    }
}
