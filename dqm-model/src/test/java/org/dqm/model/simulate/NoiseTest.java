package org.dqm.model.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the truth says about the noise is what the counts do. */
class NoiseTest {
    private static final int LUMISECTIONS = 400;

    @ParameterizedTest
    @ValueSource(strings = {"ecal-barrel", "ecal-endcap", "hcal", "pixel-layer", "drift-tube"})
    void countsScatterAroundTheirMeanWithTheStatedVariance(String name) {
        Simulator simulator = new Simulator(Detector.named(name).orElseThrow(), 3, OptionalInt.of(500));
        double pulls = 0;
        double squares = 0;
        long bins = 0;
        for (int ls = 1; ls <= LUMISECTIONS; ls++) {
            BinGrid hits = simulator.lumisection(4, ls, List.of()).histogram().bins();
            NoiseTruth noise = simulator.noise(4, ls);
            for (int i = 0; i < hits.size(); i++) {
                double variance = noise.variance(i);
                if (variance > 1) {
                    double pull = (hits.get(i) - noise.mean(i)) / Math.sqrt(variance);
                    pulls += pull;
                    squares += pull * pull;
                    bins++;
                }
            }
        }

        assertThat(pulls / bins).as("mean pull").isCloseTo(0, within(0.03));
        assertThat(squares / bins).as("variance of the pulls").isCloseTo(1, within(0.04));
    }

    @Test
    void pixelSumsVaryAsInRealMaps() {
        NoiseSample sample = NoiseSample.of("pixel-layer", LUMISECTIONS);

        assertThat(sample.varianceOverMean(1)).isBetween(0.95, 0.99);
        assertThat(sample.varianceOverMean(2) / sample.varianceOverMean(1)).isCloseTo(1.02, within(0.015));
        assertThat(sample.varianceOverMean(5) / sample.varianceOverMean(1)).isCloseTo(1.05, within(0.025));
    }

    @Test
    void driftTubesArePoissonAndIndependent() {
        NoiseSample sample = NoiseSample.of("drift-tube", 1_500);

        assertThat(sample.varianceOverMean(1)).isCloseTo(1, within(0.01));
        assertThat(sample.varianceOverMean(5)).isCloseTo(1, within(0.05));
        assertThat(sample.correlation(1, 0)).isCloseTo(0, within(0.005));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecal-barrel", "hcal"})
    void theStatedCovarianceOfNeighboursIsWhatTheCountsHave(String name) {
        Simulator simulator = new Simulator(Detector.named(name).orElseThrow(), 3, OptionalInt.of(500));
        int nx = simulator.detector().plane().nx();
        int[] ones = IntStream.range(0, simulator.detector().plane().size())
                .filter(i -> i % nx > 22 && i % nx < 62)
                .toArray();
        double measured = 0;
        double stated = 0;
        for (int ls = 1; ls <= LUMISECTIONS; ls++) {
            BinGrid hits = simulator.lumisection(4, ls, List.of()).histogram().bins();
            NoiseTruth noise = simulator.noise(4, ls);
            for (int one : ones) {
                double sigmas = Math.sqrt(noise.variance(one) * noise.variance(one + 1));
                if (sigmas > 1) {
                    measured += (hits.get(one) - noise.mean(one)) * (hits.get(one + 1) - noise.mean(one + 1)) / sigmas;
                    stated += noise.relativeCovariance(one, one + 1) * noise.mean(one) * noise.mean(one + 1) / sigmas;
                }
            }
        }

        assertThat(measured / stated).isCloseTo(1, within(0.05));
    }
}
