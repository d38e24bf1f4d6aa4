package org.dqm.model.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BenignScenarioTest {
    private static final int LUMISECTIONS = 100;
    /** Variance over mean of the sum over the disc, about. */
    private static final double SUM_VARIANCE = 130;

    private static final Detector ENDCAP = Detector.named("ecal-endcap").orElseThrow();

    @ParameterizedTest
    @EnumSource(BenignScenario.class)
    void totalsFollowEventsPileupAndVoltageAlone(BenignScenario scenario) {
        Simulator simulator = in(scenario);
        for (int ls = 1; ls <= LUMISECTIONS; ls += 3) {
            double nominal = simulator.nominal(1, ls).sum();
            double hits = simulator.lumisection(1, ls, List.of()).histogram().entries();

            assertThat(hits)
                    .as("%s LS %d", scenario, ls)
                    .isCloseTo(nominal, within(0.1 * nominal + 4 * Math.sqrt(SUM_VARIANCE * nominal)));
        }
    }

    @Test
    void pileupAndEventsStepUpAndDown() {
        assertThat(in(BenignScenario.PILEUP_STEP).beam(1, 31).pileup())
                .isCloseTo(0.6 * in(BenignScenario.STABLE).beam(1, 31).pileup(), within(1e-9));
        assertThat(events(BenignScenario.EVENTS_HALVED, 30, 31, 60, 61)).containsExactly(500, 250, 250, 500);
        assertThat(events(BenignScenario.PRESCALE_CHANGE, 30, 31, 61, 91)).containsExactly(500, 800, 300, 500);
        assertThat(events(BenignScenario.PAUSE_RESUME, 30, 31, 40, 41, 42)).containsExactly(500, 0, 0, 250, 500);
        assertThat(events(BenignScenario.PARTIAL, 1, 2, 99, 100)).containsExactly(175, 500, 500, 100);
    }

    @Test
    void aFillStartsWithARampOfTheVoltageOverThreeLumisections() {
        Simulator start = in(BenignScenario.FILL_START);

        assertThat(IntStream.of(10, 11, 12, 13, 14)
                        .mapToDouble(ls -> start.beam(1, ls).hvFraction()))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
                .containsExactly(0.1, 0.4, 0.7, 1.0, 1.0);
    }

    @Test
    void aFillGoesFromInjectionToCosmics() {
        Simulator fill = in(BenignScenario.FILL);

        List<BeamMode> modes = IntStream.rangeClosed(1, LUMISECTIONS)
                .mapToObj(ls -> fill.beam(1, ls).mode())
                .distinct()
                .toList();

        assertThat(modes)
                .containsExactly(
                        BeamMode.INJECTION,
                        BeamMode.RAMP,
                        BeamMode.FLAT_TOP,
                        BeamMode.ADJUST,
                        BeamMode.STABLE,
                        BeamMode.DUMP,
                        BeamMode.NO_BEAM);
        assertThat(IntStream.rangeClosed(1, LUMISECTIONS)
                        .filter(ls -> fill.beam(1, ls).mode() == BeamMode.STABLE)
                        .count())
                .isGreaterThan(50);
    }

    @Test
    void anExcludedDetectorIsEmptyAndCosmicsAreFew() {
        BinGrid excluded = in(BenignScenario.EXCLUDED)
                .lumisection(1, 31, List.of())
                .histogram()
                .bins();
        double cosmics = in(BenignScenario.COSMICS)
                .lumisection(1, 31, List.of())
                .histogram()
                .entries();
        double collisions = in(BenignScenario.STABLE)
                .lumisection(1, 31, List.of())
                .histogram()
                .entries();

        assertThat(excluded.sum()).isZero();
        assertThat(cosmics).isBetween(0.001 * collisions, 0.01 * collisions);
    }

    @Test
    void namesAreThoseOfTheCommandLine() {
        assertThat(BenignScenario.names()).contains("van-der-meer", "fill-start", "beam-dump");
        assertThat(BenignScenario.named("pileup-step")).contains(BenignScenario.PILEUP_STEP);
        assertThat(BenignScenario.named("disaster")).isEmpty();
    }

    private static int[] events(BenignScenario scenario, int... lumisections) {
        Simulator simulator = in(scenario);
        return IntStream.of(lumisections)
                .map(ls -> simulator.beam(1, ls).events())
                .toArray();
    }

    private static Simulator in(BenignScenario scenario) {
        return new Simulator(ENDCAP, 9, OptionalInt.of(500))
                .with(new Beam(PileupProfile.LEVELLED, scenario.in(LUMISECTIONS)));
    }
}
