package org.dqm.model.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** What neighbours say of bins that follow their rate more or less than they do themselves. */
class SaturatingNeighboursTest {
    private static final double WHITE = 0.001;
    private static final double SHARE = 4;
    private static final double SHIFT = 0.02;
    private static final float FOLLOWS = 30;
    private static final int COLUMN = 15;
    private static final BitSet NONE = new BitSet();

    private final BlindLinear once = new BlindLinear(
            Reference.fit(SyntheticMaps.GRID, SyntheticMaps.binomial(4, 40_000).good(1, 20)), shared());

    @Test
    void halfFullChannelIsToldOfACommonShiftAsFarAsItFollows() {
        float[] follows = follows(FOLLOWS / 5);
        float[] predicted = predict(once, follows);

        double gain = predicted[bin(20)] / (SHIFT * FOLLOWS);
        assertThat(gain).isBetween(0.7, 1.0);
        assertThat(predicted[bin(COLUMN)] / (SHIFT * FOLLOWS / 5)).isCloseTo(gain, within(0.01));
        assertThat(predicted[bin(COLUMN - 1)] / (SHIFT * FOLLOWS)).isCloseTo(gain, within(0.01));
    }

    @Test
    void fullChannelIsToldNothingAndTakesNothingAwayFromOthers() {
        float[] predicted = predict(once, follows(0));

        assertThat(predicted[bin(COLUMN)]).isZero();
        assertThat(predicted[bin(COLUMN + 1)]).isCloseTo(predicted[bin(20)], within(0.01f));
    }

    @Test
    void smallSignalOfNeighboursThatHardlyTellIsNotBlownUp() {
        float[] follows = follows(FOLLOWS);
        Arrays.fill(follows, 0.01f);
        follows[bin(COLUMN)] = FOLLOWS;
        float[] deviation = new float[follows.length];
        Arrays.fill(deviation, 1);

        float told = once.predict(deviation, follows, SHARE, NONE).deviation()[bin(COLUMN)];

        assertThat(told).isBetween(1.0f, 2.0f);
    }

    @Test
    void whereEveryHitCountsNothingChanges() {
        BlindLinear every = new BlindLinear(
                Reference.fit(SyntheticMaps.GRID, SyntheticMaps.poisson(4, 100).good(1, 20)), shared());

        float[] predicted = predict(every, follows(FOLLOWS / 5));

        assertThat(predicted[bin(COLUMN)]).isGreaterThan((float) (0.7 * SHIFT * FOLLOWS));
    }

    /** Of a change of all rates by {@link #SHIFT}, without noise. */
    private static float[] predict(BlindLinear blind, float[] follows) {
        float[] deviation = new float[follows.length];
        for (int i = 0; i < deviation.length; i++) {
            deviation[i] = (float) (SHIFT * follows[i]);
        }
        return blind.predict(deviation, follows, SHARE, NONE).deviation();
    }

    /** By column; one of them differs. */
    private static float[] follows(float ofColumn) {
        float[] follows = new float[SyntheticMaps.GRID.size()];
        for (int i = 0; i < follows.length; i++) {
            follows[i] = i % SyntheticMaps.NX == COLUMN ? ofColumn : FOLLOWS;
        }
        return follows;
    }

    private static int bin(int x) {
        return 8 * SyntheticMaps.NX + x;
    }

    /** Offsets of a run that all bins have in common, beside as large ones that they have not. */
    private static NeighbourCovariance shared() {
        double[] noise = new double[NeighbourCovariance.WIDTH * NeighbourCovariance.WIDTH];
        double[] lasting = new double[noise.length];
        Arrays.fill(lasting, WHITE);
        noise[NeighbourCovariance.index(0, 0)] = 1;
        lasting[NeighbourCovariance.index(0, 0)] = 2 * WHITE;
        return new NeighbourCovariance(noise, lasting, WHITE);
    }
}
