package org.dqm.model.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated calorimeter against what was measured in real maps (FIELD.md, "Noise in real maps"). */
class EcalNoiseTest {
    @ParameterizedTest
    @ValueSource(strings = {"ecal-barrel", "ecal-endcap"})
    void varianceGrowsWithTheSquareAsInRealMaps(String detector) {
        NoiseSample sample = NoiseSample.of(detector, 400);

        assertThat(sample.varianceOverMean(1)).isCloseTo(12, within(1.2));
        assertThat(sample.varianceOverMean(2)).isCloseTo(31, within(3.1));
        assertThat(sample.varianceOverMean(3)).isCloseTo(53, within(5.3));
        assertThat(sample.varianceOverMean(5)).isCloseTo(84, within(8.4));
    }

    @Test
    void neighboursAreCorrelatedAsInRealMaps() {
        NoiseSample sample = NoiseSample.of("ecal-barrel", 400);

        assertThat(sample.correlation(1, 0)).isCloseTo(0.58, within(0.04));
        assertThat(sample.correlation(1, 1)).isCloseTo(0.42, within(0.08));
        assertThat(sample.correlation(2, 0)).isCloseTo(0.35, within(0.04));
        assertThat(sample.correlation(3, 0)).isCloseTo(0.13, within(0.04));
    }
}
