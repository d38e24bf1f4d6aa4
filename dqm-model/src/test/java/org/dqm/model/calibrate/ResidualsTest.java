package org.dqm.model.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
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
    private final List<LumisectionHistogram> good = IntStream.rangeClosed(1, 30)
            .mapToObj(run -> run(run, 5, LOAD, LOAD))
            .flatMap(List::stream)
            .toList();
    private final Reference reference = Reference.fit(SyntheticMaps.GRID, good);
    private final NoiseModel noise = noise();

    @Test
    void whatANearlyFullChannelLosesCountsByItsRate() {
        assertThat(reference.response()).isEqualTo(Response.BINOMIAL);
        for (double lost : List.of(0.05, 0.15, 0.25)) {
            LumisectionHistogram cold = run(100, 1, LOAD, LOAD * (1 - lost)).get(0);
            Residuals residuals = Residuals.of(sums(reference.expect(cold)), noise, new BitSet());
            double rate = residuals.excess()[BIN] / reference.expect(cold).slope(BIN);

            assertThat(rate).as("lost %s", lost).isCloseTo(Math.log(1 - lost), within(0.12 * lost + 0.005));
        }
    }

    @Test
    void errorOfAChannelThatBeginsToSaturateFadesIn() {
        double before = 0;
        for (double rate = 1; rate < 1.3; rate += 0.01) {
            LumisectionHistogram map = run(100, 1, LOAD * rate, LOAD * rate).get(0);
            double variance = Residuals.of(sums(reference.expect(map)), noise, new BitSet())
                    .variance()[BIN];
            if (rate > 1) {
                assertThat(variance / before).as("at %.2f", rate).isBetween(0.87, 1.15);
            }
            before = variance;
        }
    }

    @Test
    void fullChannelTellsNothingOfHowItsRateScatters() {
        double common = noise.blind().covariance().white();

        assertThat(common).isBetween(0.5 * SCATTER * SCATTER, 2 * SCATTER * SCATTER);
        for (int full = 0; full < SyntheticMaps.NX; full += 5) {
            assertThat(offsets(full)).as("bin %d", full).isCloseTo(common, within(1e-6));
        }
    }

    /** Relative variance from run to run, without what the reference knows no better. */
    private double offsets(int bin) {
        return noise.lasting(bin) - reference.relativeVariance(bin);
    }

    /** Every fifth channel fires in nearly every event; rates scatter from run to run but for the one of {@link #BIN}. */
    private List<LumisectionHistogram> run(int run, int lumisections, double usual, double ofBin) {
        double[] load = new double[SyntheticMaps.GRID.size()];
        for (int i = 0; i < load.length; i++) {
            load[i] = i == BIN && run >= 100 ? ofBin : usual * Math.exp(SCATTER * random.nextGaussian());
        }
        List<LumisectionHistogram> maps = new ArrayList<>();
        for (int ls = 1; ls <= lumisections; ls++) {
            float[] hits = new float[load.length];
            for (int i = 0; i < hits.length; i++) {
                if (SyntheticMaps.exists(i)) {
                    double missed = Math.exp(i % 5 == 0 ? -8 : -load[i]);
                    double counting = Math.sqrt(EVENTS * missed * (1 - missed)) * random.nextGaussian();
                    hits[i] = Math.min(EVENTS, Math.round(EVENTS * (1 - missed) + counting));
                }
            }
            maps.add(SyntheticMaps.with(SyntheticMaps.histogram(run, ls, hits), EVENTS, 50));
        }
        return maps;
    }

    private NoiseModel noise() {
        List<Expectation> plain = good.stream().map(reference::expect).toList();
        List<Integer> runs = good.stream().map(h -> h.id().run()).toList();
        List<MapSums> sums = plain.stream().map(ResidualsTest::sums).toList();
        return NoiseModel.fit(reference, NeighbourCovariance.fit(plain, runs), sums, runs, List.of());
    }

    private static MapSums sums(Expectation plain) {
        return MapSums.of(plain, OptionalDouble.empty(), new float[SyntheticMaps.GRID.size()]);
    }
}
