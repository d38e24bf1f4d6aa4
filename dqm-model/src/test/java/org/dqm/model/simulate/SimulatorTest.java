package org.dqm.model.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import org.dqm.domain.BinGrid;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorTest {
    private static final Detector HCAL = Detector.named("hcal").orElseThrow();
    private final Simulator simulator = new Simulator(HCAL, 20_261_122, OptionalInt.empty());

    @Test
    void aLumisectionIsTheSameMadeAloneOrInARun() {
        SimulatedLumisection alone = simulator.lumisection(5, 17, List.of());
        for (int ls = 1; ls < 17; ls++) {
            simulator.lumisection(5, ls, List.of());
        }

        assertThat(simulator.lumisection(5, 17, List.of())).isEqualTo(alone);
        assertThat(simulator.lumisection(5, 18, List.of()).histogram().bins())
                .isNotEqualTo(alone.histogram().bins());
    }

    /** A change of the formulas must raise the detector's version: stored records name it. */
    @ParameterizedTest
    @CsvSource({
        "ecal-barrel, 1, 482, 846368",
        "ecal-endcap, 1, 482, 186419",
        "hcal, 2, 1591, 3298475",
        "pixel-layer, 1, 482, 201749",
        "drift-tube, 1, 482, 31740",
    })
    void aVersionKeepsItsNumbers(String name, int version, double events, double entries) {
        Detector detector = Detector.named(name).orElseThrow();

        SimulatedLumisection made = new Simulator(detector, 1, OptionalInt.empty()).lumisection(1001, 1, List.of());

        assertThat(detector.version()).isEqualTo(version);
        assertThat(made.histogram().events()).hasValue(events);
        assertThat(made.histogram().entries()).isEqualTo(entries);
    }

    @Test
    void sumsOverSquaresVaryAsMuchAsInRealMaps() {
        double[] wanted = {1.0, 1.15, 1.3, 1.65};
        int[] sizes = {1, 2, 3, 5};
        double[] squares = new double[sizes.length];
        long[] counts = new long[sizes.length];
        for (int ls = 1; ls <= 60; ls++) {
            SimulatedLumisection lumisection = simulator.lumisection(2, ls, List.of());
            BinGrid expected = simulator.expected(2, ls, List.of());
            double trials = lumisection.histogram().events().getAsDouble();
            for (int s = 0; s < sizes.length; s++) {
                for (int y = 1; y + sizes[s] <= 73; y += sizes[s]) {
                    for (int x = 23; x + sizes[s] <= 63; x += sizes[s]) {
                        double pull = pull(lumisection.histogram().bins(), expected, trials, x, y, sizes[s]);
                        squares[s] += pull * pull;
                        counts[s]++;
                    }
                }
            }
        }

        for (int s = 0; s < sizes.length; s++) {
            assertThat(squares[s] / counts[s])
                    .as("variance over binomial, squares of %d", sizes[s])
                    .isCloseTo(wanted[s], within(0.07 * wanted[s]));
        }
    }

    @Test
    void eventsVarySlowlyBetween1300And2000() {
        double previous = simulator.beam(3, 1).events();
        for (int ls = 2; ls <= 120; ls++) {
            double events = simulator.beam(3, ls).events();

            assertThat(events).isBetween(1_290.0, 2_020.0);
            assertThat(Math.abs(events / previous - 1)).isLessThan(0.07);
            previous = events;
        }
    }

    @Test
    void eventsCanBeFixed() {
        Simulator fixed = new Simulator(HCAL, 1, OptionalInt.of(500));

        SimulatedLumisection lumisection = fixed.lumisection(1, 1, List.of());

        assertThat(lumisection.histogram().events()).hasValue(500);
        assertThat(lumisection.truth())
                .extractingByKey("simulation")
                .hasToString("{\"detector\":\"hcal\",\"seed\":1,\"version\":2}");
        assertThatThrownBy(() -> new Simulator(HCAL, 1, OptionalInt.of(0))).hasMessageContaining("at least 1");
    }

    @Test
    void aFaultChangesItsOwnBinsAndNothingElse() {
        BinSet block = BinSet.rectangle(84, 72, new BinRange(40, 44), new BinRange(10, 14));
        Fault cold = new Fault("a", FaultKind.COLD, FaultShape.BLOCK, block, 0.5, 4, OptionalInt.of(6));
        BinGrid good = simulator.lumisection(1, 4, List.of()).histogram().bins();

        SimulatedLumisection faulty = simulator.lumisection(1, 4, List.of(cold));

        BinGrid hits = faulty.histogram().bins();
        for (int i = 0; i < hits.size(); i++) {
            assertThat(hits.get(i) < good.get(i)).isEqualTo(block.contains(i) && good.get(i) > 0);
        }
        assertThat(faulty.histogram().entries()).isEqualTo(hits.sum());
        assertThat(faulty.truth().get("faults").get(0).toString())
                .startsWith("{\"id\":\"a\",\"kind\":\"cold\",\"shape\":\"block\",\"bins\":[[40,10],[41,10]")
                .endsWith("\"factor\":0.5,\"since_ls\":4,\"until_ls\":6}");
        assertThat(simulator.lumisection(1, 6, List.of(cold)).faults()).isEmpty();
    }

    @Test
    void aHotChannelNeverCountsMoreThanTheEvents() {
        BinSet bin = BinSet.rectangle(84, 72, new BinRange(50, 50), new BinRange(10, 10));
        Fault hot = new Fault("a", FaultKind.HOT, FaultShape.BIN, bin, 100, 1, OptionalInt.empty());

        SimulatedLumisection lumisection = simulator.lumisection(1, 4, List.of(hot));

        assertThat(lumisection.histogram().bins().at(50, 10))
                .isEqualTo((float) lumisection.histogram().events().getAsDouble());
    }

    /** Residual of a square's sum over its binomial standard deviation. */
    private static double pull(BinGrid hits, BinGrid expected, double trials, int x, int y, int size) {
        double residual = 0;
        double variance = 0;
        for (int dy = 0; dy < size; dy++) {
            for (int dx = 0; dx < size; dx++) {
                double mean = expected.at(x + dx, y + dy);
                residual += hits.at(x + dx, y + dy) - mean;
                variance += mean * (1 - mean / trials);
            }
        }
        return variance == 0 ? 0 : residual / Math.sqrt(variance);
    }
}
