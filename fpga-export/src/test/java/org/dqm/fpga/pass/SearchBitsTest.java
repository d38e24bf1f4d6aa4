package org.dqm.fpga.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dqm.fpga.Networks;
import org.dqm.fpga.Quantised;
import org.dqm.fpga.graph.Graph;
import org.dqm.model.network.NetworkSpec;
import org.junit.jupiter.api.Test;

class SearchBitsTest {
    private static final NetworkSpec NETWORK = Networks.student18x14();
    private static final Graph GRAPH = Quantised.floatGraph(NETWORK, OutputForm.NETWORK, 1);
    private static final Profile PROFILE = Profile.of(GRAPH, Networks.counts(NETWORK, 20, 1023, 1));

    @Test
    void everyLayerGoesAsLowAsTheLossAllows() {
        // Each bit that is missing in one layer costs 1, and 3 in the layer that matters.
        SearchBits search = new SearchBits(
                graph -> missing(graph, "conv") + missing(graph, "answer") + 3 * missing(graph, "hidden"), 4);

        Bits found = search.from(Bits.DEFAULT, GRAPH, PROFILE);

        assertThat(found.layers())
                .containsEntry("hidden", 7)
                .containsEntry("conv", 7)
                .doesNotContainKey("answer");
    }

    @Test
    void withoutALossAllLayersGoToTheFewestBits() {
        Bits found = new SearchBits(graph -> 0, 0).from(Bits.DEFAULT, GRAPH, PROFILE);

        assertThat(found.layers().values()).hasSize(3).containsOnly(2);
    }

    @Test
    void aNegativeBoundIsRefused() {
        assertThatThrownBy(() -> new SearchBits(graph -> 0, -1)).hasMessageContaining("at least 0, got -1");
    }

    private static int missing(Graph graph, String layer) {
        return 8 - graph.parameter("w_" + layer).type().orElseThrow().bits();
    }
}
