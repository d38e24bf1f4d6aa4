package org.dqm.fpga.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.dqm.fpga.Networks;
import org.dqm.fpga.Quantised;
import org.dqm.fpga.graph.Graph;
import org.dqm.fpga.graph.Node;
import org.dqm.model.network.Activation;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Dense;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswersTest {
    private static final TensorShape MAP = new TensorShape(4, 6, 1);

    /** Its answer is a dense layer's, put into the shape of a map. */
    private static final NetworkSpec DENSE = new NetworkSpec(
            MAP,
            List.of(
                    new Conv("enc", 3, 3, 1, Activation.RELU),
                    new Dense("code", new TensorShape(1, 1, 16), Activation.RELU),
                    new Dense("out", MAP, Activation.RELU)));

    private static final NetworkSpec STUDENT = new NetworkSpec(
            MAP,
            List.of(
                    new Conv("conv", 2, 2, 2, Activation.RELU),
                    new Dense("score", new TensorShape(1, 1, 1), Activation.LINEAR)));

    @Test
    void theOutputsBitsAreThoseOfADenseLayerInTheShapeOfAMap() {
        Bits bits = Bits.DEFAULT.withInput(Quantised.REGIONS);

        Graph graph = Quantised.graph(DENSE, OutputForm.NETWORK, Networks.counts(DENSE, 20, 1023, 1), bits, 1);

        assertThat(graph.outputs()).containsExactly("out_map");
        assertThat(((Node.Quant) graph.node("q_out")).quantizer().type().bits()).isEqualTo(16);
        assertThat(((Node.Quant) graph.node("q_code")).quantizer().type().bits())
                .isEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource(
            value = OutputForm.class,
            names = {"NETWORK", "SCORE", "ALL"})
    void pruningByFilterKeepsEveryNumberOfTheAnswer(OutputForm form) {
        Graph pruned = new Prune(0.5, true).of(Quantised.floatGraph(DENSE, form, 1));

        assertThat(emptyColumns(pruned, "w_out", MAP.size())).isZero();
        assertThat(pruned.parameter("w_out").zeros()).isEqualTo(16 * MAP.size() / 2);
        assertThat(emptyColumns(pruned, "w_code", 16)).isEqualTo(form == OutputForm.ALL ? 0 : 8);
    }

    @Test
    void aLayerThatIsCalledScoreIsPrunedAndSearched() {
        Graph graph = Quantised.floatGraph(STUDENT, OutputForm.NETWORK, 1);
        Profile profile = Profile.of(graph, Networks.counts(STUDENT, 20, 1023, 1));

        Graph pruned = new Prune(0.5, false).of(graph);
        Bits found = new SearchBits(loss -> 0, 0).from(Bits.DEFAULT, graph, profile);

        assertThat(pruned.parameter("w_score").zeros()).isEqualTo(2 * 3 * 2 / 2);
        assertThat(found.layers()).containsOnlyKeys("conv", "score");
    }

    @Test
    void theMeanOfAScoreOnTheChipIsNeitherPrunedNorSearched() {
        Graph graph = Quantised.floatGraph(DENSE, OutputForm.SCORE, 1);
        Profile profile = Profile.of(graph, Networks.counts(DENSE, 20, 1023, 1));

        Graph pruned = new Prune(0.5, false).of(graph);
        Bits found = new SearchBits(loss -> 0, 0).from(Bits.DEFAULT, graph, profile);

        assertThat(pruned.parameter("w_score").zeros()).isZero();
        assertThat(found.layers()).containsOnlyKeys("enc", "code", "out");
    }

    private static long emptyColumns(Graph graph, String matrix, int columns) {
        double[] weights = graph.parameter(matrix).values();
        return IntStream.range(0, columns)
                .filter(o -> IntStream.range(0, weights.length / columns).allMatch(i -> weights[i * columns + o] == 0))
                .count();
    }
}
