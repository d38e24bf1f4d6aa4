package org.dqm.model.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.SyntheticMaps;
import org.dqm.model.registry.NpyArray;
import org.junit.jupiter.api.Test;

class PileupResponseTest {
    private static final double SCATTER = 0.03 * 0.03;
    private static final double OF_RUNS = 0.05 * 0.05;

    /** Runs of 3,000 bins at pileups around 40: with one above it is one as far below, on the scale of its inverse. */
    private static List<PileupResponse.Run> runs(int count, DoubleUnaryOperator variance) {
        Random random = new Random(5);
        List<PileupResponse.Run> runs = new ArrayList<>();
        double lever = 0;
        for (int r = 0; r < count; r++) {
            lever = r % 2 == 0 ? 0.6 * random.nextDouble() : -lever;
            double seen = 1 + Math.sqrt(2.0 / 3_000) * random.nextGaussian();
            double pileup = 40 / (1 + lever);
            runs.add(new PileupResponse.Run(1 / pileup, seen * variance.applyAsDouble(pileup)));
        }
        return runs;
    }

    @Test
    void scatterOfTheSharesIsFound() {
        PileupResponse response =
                PileupResponse.fit(runs(400, pileup -> OF_RUNS + SCATTER * Math.pow(40 / pileup - 1, 2)));

        assertThat(response.reference()).isCloseTo(40, within(0.01));
        assertThat(response.scatter()).isCloseTo(SCATTER, within(0.1 * SCATTER));
    }

    @Test
    void binsThatFollowAlikeAreSaidToDoSo() {
        assertThat(PileupResponse.fit(runs(400, pileup -> OF_RUNS))).isEqualTo(PileupResponse.NONE);
    }

    @Test
    void fewRunsSayNothing() {
        assertThat(PileupResponse.fit(runs(19, pileup -> SCATTER * pileup))).isEqualTo(PileupResponse.NONE);
    }

    @Test
    void runsAtOnePileupSayNothing() {
        List<PileupResponse.Run> alike = runs(50, pileup -> OF_RUNS).stream()
                .map(run -> new PileupResponse.Run(1 / 50.0, run.variance()))
                .toList();

        assertThat(PileupResponse.fit(alike)).isEqualTo(PileupResponse.NONE);
    }

    @Test
    void addsNothingAtTheReferencesPileupAndMuchAtAThirdOfIt() {
        PileupResponse response = new PileupResponse(60, SCATTER);

        assertThat(response.variance(sums(OptionalDouble.of(60)))).isCloseTo(0, within(1e-12));
        assertThat(response.variance(sums(OptionalDouble.of(20)))).isCloseTo(4 * SCATTER, within(1e-12));
        assertThat(response.variance(sums(OptionalDouble.empty()))).isZero();
    }

    @Test
    void windowsHaveTheMeanOfTheirPileups() {
        PileupResponse response = new PileupResponse(60, SCATTER);
        MapSums window = MapSums.of(
                List.of(sums(OptionalDouble.of(20)), sums(OptionalDouble.of(30)), sums(OptionalDouble.empty())));

        assertThat(response.variance(window)).isCloseTo(1.5 * 1.5 * SCATTER, within(1e-12));
    }

    @Test
    void bundleKeepsItAndOldBundlesHaveNone() {
        PileupResponse response = new PileupResponse(57.25, 0.0008);
        Map<String, NpyArray> arrays = new TreeMap<>();
        response.toArrays(arrays);

        assertThat(PileupResponse.fromArrays(arrays)).isEqualTo(response);
        assertThat(PileupResponse.fromArrays(Map.of())).isEqualTo(PileupResponse.NONE);
    }

    private static MapSums sums(OptionalDouble pileup) {
        Reference reference =
                Reference.fit(SyntheticMaps.GRID, SyntheticMaps.poisson(17, 100).good(1, 10));
        return MapSums.of(
                reference.typical(), pileup, new float[reference.grid().size()]);
    }
}
