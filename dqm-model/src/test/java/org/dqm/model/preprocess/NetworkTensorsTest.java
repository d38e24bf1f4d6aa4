package org.dqm.model.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import org.dqm.domain.LumisectionHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTensorsTest {
    private static final int C = NetworkTensors.CHANNELS;
    private static final BitSet NONE = new BitSet();

    /** Also where 3 does not divide an axis that wraps, and where an axis is short. */
    @ParameterizedTest
    @CsvSource({"24,18,true,false", "25,18,true,false", "26,16,true,true", "18,30,false,true", "15,9,true,true"})
    void noImageShowsTheHitsOfTheBinsThatItAnswersFor(int nx, int ny, boolean wrapsX, boolean wrapsY) {
        World world = new World(new GridTopology(nx, ny, wrapsX, wrapsY));
        int image = world.tensors.inputShape().size();
        for (int bin = 0; bin < nx * ny; bin += 7) {
            float[] hits = world.hits();
            hits[bin] = 3 * hits[bin] + 50;

            float[] before = world.tensors.input(world.view(world.lumisection, NONE));
            float[] after = world.tensors.input(world.view(world.lumisection.withCounts(hits), NONE));

            int phase = world.tensors.layout().place(bin) * C / image;
            assertThat(Arrays.copyOfRange(after, phase * image, (phase + 1) * image))
                    .as("image of bin %d", bin)
                    .containsExactly(Arrays.copyOfRange(before, phase * image, (phase + 1) * image));
            assertThat(after).isNotEqualTo(before);
        }
    }

    @Test
    void aPixelShowsTheEightNeighboursOfItsBin() {
        World world = new World(new GridTopology(24, 18, true, false));
        int bin = 5 * 24 + 7;

        float[] input = world.tensors.input(world.view(world.lumisection, NONE));

        int at = world.tensors.layout().place(bin) * C;
        assertThat(input[at]).isEqualTo((float) world.lumisection.standardised(bin - 25));
        assertThat(input[at + 4]).isEqualTo((float) world.lumisection.standardised(bin + 1));
        assertThat(Arrays.copyOfRange(input, at + 8, at + 16)).containsOnly(1f);
        assertThat(input[at + 17]).isEqualTo(1f);
        assertThat(input[at + 20]).isCloseTo(0.5f, within(1e-6f));
    }

    @Test
    void hiddenBinsTellNothingAndAreStillAskedFor() {
        World world = new World(new GridTopology(24, 18, true, false));
        BitSet hidden = new BitSet();
        int bin = 5 * 24 + 7;
        hidden.set(bin);
        BlindView view = world.view(world.lumisection, hidden);

        float[] input = world.tensors.input(view);

        int right = world.tensors.layout().place(bin + 1) * C;
        assertThat(input[right + 3]).isZero();
        assertThat(input[right + 8 + 3]).isZero();
        assertThat(world.tensors.weight(view, NONE)[world.tensors.layout().place(bin)])
                .isEqualTo(1f);
        assertThat(world.tensors.weight(view, hidden)[world.tensors.layout().place(bin)])
                .isZero();
        assertThat(input).doesNotContain(Float.NaN);
    }

    @Test
    void theTargetIsWhatTheNeighboursLeave() {
        World world = new World(new GridTopology(24, 18, true, false));
        BlindView view = world.view(world.lumisection, NONE);

        float[] delta = world.tensors.layout().crop(world.tensors.target(view));
        float[] base = world.tensors.layout().crop(world.tensors.base(view));

        int bin = 9 * 24 + 12;
        double sigma = Math.sqrt(world.lumisection.variance(bin));
        assertThat((double) delta[bin]).isCloseTo(view.residual(bin), within(1e-4));
        assertThat((double) view.means(delta)[bin]).isCloseTo(world.lumisection.count(bin), within(0.2 * sigma));
        assertThat((base[bin] + delta[bin]) * sigma)
                .isCloseTo(world.lumisection.mean(bin) + world.lumisection.excess(bin), within(0.5));
    }

    /** A lumisection of a small detector with correlated neighbours. */
    private static final class World {
        private final NetworkTensors tensors;
        private final BlindLinear blind;
        private final Expectation lumisection;

        World(GridTopology grid) {
            List<LumisectionHistogram> histograms = CorrelatedMaps.of(grid, 4, 5, 7);
            Reference reference = Reference.fit(grid, histograms);
            List<Expectation> good = histograms.stream().map(reference::expect).toList();
            List<Integer> runs = histograms.stream().map(h -> h.id().run()).toList();
            this.blind = new BlindLinear(reference, NeighbourCovariance.fit(good, runs));
            this.tensors = new NetworkTensors(new TensorLayout(grid, 2));
            this.lumisection = good.get(3);
        }

        BlindView view(Expectation plain, BitSet hidden) {
            return BlindView.of(plain, blind, hidden, OptionalDouble.of(50));
        }

        float[] hits() {
            float[] hits = new float[lumisection.grid().size()];
            for (int i = 0; i < hits.length; i++) {
                hits[i] = (float) lumisection.count(i);
            }
            return hits;
        }
    }
}
