package org.dqm.model.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.NeighbourCovariance;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.Response;
import org.dqm.model.preprocess.SyntheticMaps;
import org.junit.jupiter.api.Test;

/** Channels that count at most once per event, whose rates scatter from run to run by more than counting does. */
class ResidualsTest {
    private static final int BIN = 5 * SyntheticMaps.NX + 12;
    private static final int EVENTS = 40_000;
    private static final double LOAD = 1.9;
    private static final double SCATTER = 0.05;

    private final Random random = new Random(65);

    @Test
    void whatANearlyFullChannelLosesCountsByItsRate() {
        List<LumisectionHistogram> good = new ArrayList<>();
        for (int run = 1; run <= 30; run++) {
            good.addAll(run(run, 5, 0));
        }
        Reference reference = Reference.fit(SyntheticMaps.GRID, good);
        assertThat(reference.response()).isEqualTo(Response.BINOMIAL);
        NoiseModel noise = noise(reference, good);

        for (double lost : List.of(0.05, 0.15, 0.25)) {
            LumisectionHistogram cold = run(100, 1, lost).get(0);
            Residuals residuals = Residuals.of(sums(reference.expect(cold)), noise, new BitSet());
            double rate = residuals.excess()[BIN] / reference.expect(cold).slope(BIN);

            assertThat(rate).as("lost %s", lost).isCloseTo(Math.log(1 - lost), within(0.12 * lost + 0.005));
        }
    }

    /** Every fifth channel fires in every event. */
    private List<LumisectionHistogram> run(int run, int lumisections, double lost) {
        double[] load = new double[SyntheticMaps.GRID.size()];
        for (int i = 0; i < load.length; i++) {
            load[i] = i == BIN && lost > 0 ? LOAD * (1 - lost) : LOAD * Math.exp(SCATTER * random.nextGaussian());
        }
        List<LumisectionHistogram> maps = new ArrayList<>();
        for (int ls = 1; ls <= lumisections; ls++) {
            float[] hits = new float[load.length];
            for (int i = 0; i < hits.length; i++) {
                if (SyntheticMaps.exists(i)) {
                    double missed = Math.exp(i % 5 == 0 ? -12 : -load[i]);
                    double counting = Math.sqrt(EVENTS * missed * (1 - missed)) * random.nextGaussian();
                    hits[i] = Math.min(EVENTS, Math.round(EVENTS * (1 - missed) + counting));
                }
            }
            maps.add(SyntheticMaps.with(SyntheticMaps.histogram(run, ls, hits), EVENTS, 50));
        }
        return maps;
    }

    private static NoiseModel noise(Reference reference, List<LumisectionHistogram> good) {
        List<Expectation> plain = good.stream().map(reference::expect).toList();
        List<Integer> runs = good.stream().map(h -> h.id().run()).toList();
        List<MapSums> sums = plain.stream().map(ResidualsTest::sums).toList();
        return NoiseModel.fit(reference, NeighbourCovariance.fit(plain, runs), sums, runs, List.of());
    }

    private static MapSums sums(Expectation plain) {
        return MapSums.of(plain, OptionalDouble.empty(), new float[SyntheticMaps.GRID.size()]);
    }
}
