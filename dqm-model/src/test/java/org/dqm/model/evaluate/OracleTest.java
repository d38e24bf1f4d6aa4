package org.dqm.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.dqm.domain.BinSet;
import org.dqm.model.baseline.Judgement;
import org.dqm.model.baseline.Watcher;
import org.dqm.model.evaluate.SimulatedRuns.Purpose;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultKind;
import org.dqm.model.simulate.FaultShape;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Simulator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OracleTest {
    private static final long SEED = 77;
    private static final FaultRow COLD_TOWER = new FaultRow(FaultKind.COLD, FaultShape.BIN, 1, 0.5);

    private static Simulator simulator;
    private static CalibrationRuns good;
    private static Oracle family;
    private static Oracle all;

    @BeforeAll
    static void calibrate() {
        simulator = endcap(SEED);
        SimulatedRuns runs = SimulatedRuns.of(Purpose.CALIBRATE).first(40);
        good = new CalibrationRuns(endcap(runs.seed()), runs, 15);
        family = new Oracle(simulator, false, good);
        all = new Oracle(simulator, true, good);
    }

    private static Simulator endcap(long seed) {
        return new Simulator(Detector.named("ecal-endcap").orElseThrow(), seed, OptionalInt.of(500))
                .with(Nuisances.STANDARD.withoutUnlabelledDead());
    }

    @Test
    void significanceOfAPlaceHasUnitVarianceInGoodRuns() {
        TrueCovariance covariance = family.covariance();
        OraclePlaces.Filter tower = family.places().filter(square(5, 9, 1));
        OraclePlaces.Filter block = family.places().filter(square(4, 12, 5));
        double[] ofTower = new double[300];
        double[] ofBlock = new double[300];

        for (int run = 1; run <= 300; run++) {
            OracleSums sums = new OracleSums(simulator, covariance, false);
            for (int ls = 1; ls <= 3; ls++) {
                sums.add(simulator.lumisection(run, ls, List.of()).histogram());
            }
            ofTower[run - 1] = tower.significance(sums.whitened(1));
            ofBlock[run - 1] = block.significance(sums.whitened(1));
        }

        assertThat(spread(ofTower)).isCloseTo(1, within(0.15));
        assertThat(spread(ofBlock)).isCloseTo(1, within(0.15));
    }

    @Test
    void whoKnowsTheTrueRatesSeesMoreThanWhoKnowsTheirDistribution() {
        List<Double> known = scores(all, 8);
        List<Double> guessed = scores(family, 8);
        List<Double> told = toldScores(8);

        assertThat(mean(known)).isGreaterThan(mean(guessed));
        // Knowing the place saves the look-elsewhere factor, about two in the score.
        assertThat(mean(told)).isGreaterThan(mean(guessed));
    }

    @Test
    void deadTowerIsFoundAtOnce() {
        FaultRow dead = new FaultRow(FaultKind.DEAD, FaultShape.BIN, 1, 0);
        Fault fault = new Places(simulator, dead).draw(new SplittableRandom(3), "f", 1);

        Judgement judgement =
                family.watch().next(simulator.lumisection(9, 1, List.of(fault)).histogram());

        assertThat(judgement.map()).isGreaterThan(OperatingPoint.SCORE);
        int worst = IntStream.range(0, 400)
                .boxed()
                .max((a, b) ->
                        Float.compare(judgement.bins().get(a), judgement.bins().get(b)))
                .orElseThrow();
        assertThat(fault.bins().contains(worst)).isTrue();
    }

    @Test
    void goodLumisectionsStayBelowTheOperatingPoint() {
        Watcher watcher = family.watch();

        List<Double> maps = IntStream.rangeClosed(1, 60)
                .mapToObj(ls -> watcher.next(
                                simulator.lumisection(4, ls, List.of()).histogram())
                        .map())
                .toList();

        assertThat(maps).allSatisfy(map -> assertThat(map).isBetween(0.0, OperatingPoint.SCORE));
    }

    @Test
    void placeOracleMustBeTold() {
        OraclePlace place = new OraclePlace(simulator, family, good);

        assertThatThrownBy(place::watch)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("oracle_place has to be told");
    }

    /** Score of the third lumisection with a cold tower, at several places. */
    private static List<Double> scores(Oracle oracle, int faults) {
        return IntStream.range(0, faults)
                .mapToObj(i -> third(oracle.watch(), fault(i), 100 + i))
                .toList();
    }

    private static List<Double> toldScores(int faults) {
        OraclePlace place = new OraclePlace(simulator, family, good);
        return IntStream.range(0, faults)
                .mapToObj(i -> third(place.watch(fault(i)), fault(i), 100 + i))
                .toList();
    }

    private static Fault fault(int number) {
        return new Places(simulator, COLD_TOWER).draw(new SplittableRandom(number), "f" + number, 1);
    }

    private static double third(Watcher watcher, Fault fault, int run) {
        double map = 0;
        for (int ls = 1; ls <= 3; ls++) {
            map = watcher.next(simulator.lumisection(run, ls, List.of(fault)).histogram())
                    .map();
        }
        return map;
    }

    private static BinSet square(int x, int y, int side) {
        return BinSet.of(20, 20, IntStream.range(0, side * side).map(k -> (y + k / side) * 20 + x + k % side));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(v -> v).average().orElseThrow();
    }

    private static double spread(double[] values) {
        return Math.sqrt(DoubleStream.of(values).map(v -> v * v).average().orElseThrow());
    }
}
