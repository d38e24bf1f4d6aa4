package org.dqm.model.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.junit.jupiter.api.Test;

class NuisancesTest {
    private static final Detector BARREL = Detector.named("ecal-barrel").orElseThrow();
    private final Simulator standard = new Simulator(BARREL, 17, OptionalInt.of(500));

    @Test
    void withoutNuisancesTheExpectationIsTheNominalOne() {
        Simulator plain = standard.with(Nuisances.NONE);

        double[] ratios = ratios(plain.expected(3, 5, List.of()), plain.nominal(3, 5));

        assertThat(DoubleStream.of(ratios).min().orElseThrow()).isCloseTo(1, within(1e-5));
        assertThat(DoubleStream.of(ratios).max().orElseThrow()).isCloseTo(1, within(1e-5));
    }

    @Test
    void eachBinIsDistortedByFivePercentAndDifferentlyInEachRun() {
        Simulator distorted = standard.with(new Nuisances(0.05, 0, 0, 0));

        double[] one = ratios(distorted.expected(1, 1, List.of()), distorted.nominal(1, 1));
        double[] two = ratios(distorted.expected(2, 1, List.of()), distorted.nominal(2, 1));

        assertThat(sigma(one)).isCloseTo(0.05, within(0.003));
        assertThat(DoubleStream.of(one).average().orElseThrow()).isCloseTo(1, within(0.004));
        assertThat(sigma(IntStream.range(0, one.length)
                        .mapToDouble(i -> one[i] - two[i])
                        .toArray()))
                .isCloseTo(0.05 * Math.sqrt(2), within(0.005));
    }

    @Test
    void theBeamSpotTiltsTheMapByAtMostTwentyPercentAndIsSharedByElements() {
        Simulator tilted = standard.with(new Nuisances(0, 0.2, 0, 0));
        DoubleSummaryStatistics steepest = new DoubleSummaryStatistics();
        for (int run = 1; run <= 200; run++) {
            double[] ratios = ratios(tilted.expected(run, 1, List.of()), tilted.nominal(run, 1));
            DoubleSummaryStatistics map = DoubleStream.of(ratios).summaryStatistics();
            steepest.accept(Math.max(map.getMax() - 1, 1 - map.getMin()));
        }

        assertThat(steepest.getMax()).isBetween(0.18, 0.28);
        assertThat(steepest.getMin()).isLessThan(0.02);
        assertThat(tilted.element(5).expected(1, 1, List.of())).isEqualTo(tilted.expected(1, 1, List.of()));
    }

    @Test
    void twoBinsInTenThousandAreDeadInARunAndNobodyKnows() {
        int dead = 0;
        for (int run = 1; run <= 400; run++) {
            dead += standard.unlabelledDead(run).cardinality();
        }
        int run = IntStream.iterate(1, r -> r + 1)
                .filter(r -> !standard.unlabelledDead(r).isEmpty())
                .findFirst()
                .orElseThrow();
        int bin = standard.unlabelledDead(run).nextSetBit(0);

        assertThat(dead / (400.0 * 2_445)).isCloseTo(2e-4, within(0.5e-4));
        assertThat(standard.lumisection(run, 1, List.of()).histogram().bins().get(bin))
                .isZero();
        assertThat(standard.with(Nuisances.STANDARD.withoutUnlabelledDead())
                        .unlabelledDead(run)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void knownBinsAreDeadOrNoisyInEveryRun() {
        BinGrid hits = standard.lumisection(1, 1, List.of()).histogram().bins();

        assertThat(BARREL.known().dead())
                .hasSize(3)
                .allSatisfy(bin -> assertThat(hits.get(bin)).isZero());
        assertThat(BARREL.known().noisy())
                .hasSize(2)
                .allSatisfy(bin -> assertThat(hits.get(bin)).isGreaterThan(5_000));
    }

    @Test
    void elementsShareTheBeamAndHaveTheirOwnNoise() {
        Simulator swinging = new Simulator(BARREL, 17, OptionalInt.empty());
        SimulatedLumisection first = swinging.lumisection(2, 7, List.of());
        SimulatedLumisection second = swinging.element(1).lumisection(2, 7, List.of());

        assertThat(second.beam()).isEqualTo(first.beam());
        assertThat(second.histogram().bins()).isNotEqualTo(first.histogram().bins());
        assertThat(second.histogram().id().element().me()).isEqualTo("EcalBarrelSim/Occupancy/towers/element1");
        assertThat(swinging.element(1).unlabelledDead(3)).isNotNull();
        assertThat(swinging.element(0).lumisection(2, 7, List.of())).isEqualTo(first);
    }

    @Test
    void driftEndsWhereTheRealTowersDid() {
        Simulator drifting = standard.with(Nuisances.NONE).with(Drift.over(1, 11));

        double[] first = ratios(drifting.expected(1, 1, List.of()), drifting.nominal(1, 1));
        double[] last = ratios(drifting.expected(11, 1, List.of()), drifting.nominal(11, 1));

        assertThat(beyond(first, 1e-4)).isZero();
        assertThat(beyond(last, 0.05)).isCloseTo(136 / 309.0, within(0.03));
        assertThat(beyond(last, 0.1)).isCloseTo(46 / 309.0, within(0.025));
        assertThat(beyond(last, 0.2)).isCloseTo(24 / 309.0, within(0.02));
        assertThat(beyond(last, 0.4801)).isZero();
    }

    private static double beyond(double[] ratios, double step) {
        return DoubleStream.of(ratios)
                        .filter(ratio -> Math.abs(ratio - 1) > step)
                        .count()
                / (double) ratios.length;
    }

    private static double sigma(double[] values) {
        double mean = DoubleStream.of(values).average().orElseThrow();
        return Math.sqrt(DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }

    private static double[] ratios(BinGrid expected, BinGrid nominal) {
        return IntStream.range(0, nominal.size())
                .filter(i -> nominal.get(i) > 0)
                .mapToDouble(i -> expected.get(i) / nominal.get(i))
                .toArray();
    }
}
