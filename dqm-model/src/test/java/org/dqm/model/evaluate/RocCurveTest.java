package org.dqm.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RocCurveTest {
    @Test
    void areaCountsPairsAndTiesHalf() {
        RocCurve curve = new RocCurve(Series.of(2, 3, 3), Series.of(1, 2, 3, 0));

        double area = curve.area();

        // Pairs won: 2 beats 1, 0 and ties 2; each 3 beats 1, 2, 0 and ties 3.
        assertThat(area).isEqualTo((2.5 + 3.5 + 3.5) / 12);
    }

    @Test
    void nothingToTellApartIsOneHalf() {
        RocCurve curve = new RocCurve(Series.of(new double[100]), Series.of(new double[300]));

        assertThat(curve.area()).isEqualTo(0.5);
        assertThat(curve.error()).isZero();
    }

    @Test
    void errorIsTheScatterOfRepeatedMeasurements() {
        double[] areas = new double[300];
        double error = 0;

        for (int i = 0; i < areas.length; i++) {
            RocCurve curve = new RocCurve(normals(60, 1, 2 * i + 1), normals(200, 0, 2 * i + 2));
            areas[i] = curve.area();
            error += curve.error() / areas.length;
        }

        double mean = DoubleStream.of(areas).average().orElseThrow();
        double scatter = Math.sqrt(
                DoubleStream.of(areas).map(a -> (a - mean) * (a - mean)).sum() / (areas.length - 1));
        assertThat(mean).isCloseTo(0.760, within(0.01));
        assertThat(error / scatter).isBetween(0.9, 1.1);
    }

    @Test
    void partialAreaLooksAtTheFirstFalsePositivesAlone() {
        Series good = Series.of(DoubleStream.iterate(0, v -> v + 1).limit(1_000));

        assertThat(new RocCurve(Series.of(2_000), good).partialArea(0.01)).isCloseTo(1, within(1e-9));
        assertThat(new RocCurve(Series.of(994.5), good).partialArea(0.01)).isCloseTo(0.5, within(1e-9));
        assertThat(new RocCurve(Series.of(900), good).partialArea(0.01)).isZero();
    }

    @Test
    void aCurveNeedsBothKinds() {
        assertThatThrownBy(() -> new RocCurve(Series.EMPTY, Series.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 0 and 1");
    }

    private static Series normals(int count, double mean, long seed) {
        java.util.Random random = new java.util.Random(new SplittableRandom(seed).nextLong());
        return Series.of(
                DoubleStream.generate(() -> mean + random.nextGaussian()).limit(count));
    }
}
