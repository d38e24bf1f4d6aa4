package org.dqm.model.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dqm.domain.BinSet;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seed 85; beside what the simulator itself makes of the same fault in the same lumisections. */
class PlantedFaultTest {
    private static final int LUMISECTIONS = 120;

    private final Simulator endcap = simulator("ecal-endcap");
    private final List<LumisectionHistogram> good = good(endcap);
    private final Reference reference = Reference.fit(new GridTopology(20, 20, false, false), good);

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 0.8, 1.5, 3})
    void countsHaveTheMeanAndTheScatterOfASimulatedFault(double factor) {
        BinSet bins = BinSet.of(20, 20, IntStream.of(5 * 20 + 9, 6 * 20 + 4, 14 * 20 + 11));
        Fault fault = new Fault(
                "f",
                factor < 1 ? FaultKind.COLD : FaultKind.HOT,
                FaultShape.BLOCK,
                bins,
                factor,
                1,
                OptionalInt.empty());
        PlantedFault planted = new PlantedFault(reference, bins, factor, 3);

        double[] real = sums(
                IntStream.rangeClosed(1, LUMISECTIONS)
                        .mapToObj(
                                ls -> endcap.lumisection(1, ls, List.of(fault)).histogram())
                        .toList(),
                bins);
        double[] made = sums(good.stream().map(planted::in).toList(), bins);

        assertThat(mean(made)).isCloseTo(mean(real), within(0.06 * mean(real)));
        assertThat(spread(made)).isBetween(0.7 * spread(real), 1.4 * spread(real));
    }

    @Test
    void nothingButItsBinsIsChangedAndADeadBinIsEmpty() {
        BinSet bin = BinSet.of(20, 20, IntStream.of(105));
        float[] before = good.get(0).bins().toArray();

        LumisectionHistogram dead = new PlantedFault(reference, bin, 0, 3).in(good.get(0));

        float[] after = dead.bins().toArray();
        assertThat(after[105]).isZero();
        assertThat(dead.entries()).isEqualTo(good.get(0).entries() - before[105]);
        after[105] = before[105];
        assertThat(after).containsExactly(before);
    }

    @Test
    void aChannelStillCountsAtMostOncePerEvent() {
        Simulator hcal = simulator("hcal");
        List<LumisectionHistogram> maps = IntStream.rangeClosed(1, 12)
                .mapToObj(ls -> hcal.lumisection(1, ls, List.of()).histogram())
                .toList();
        Plane plane = hcal.detector().plane();
        Reference once = Reference.fit(new GridTopology(plane.nx(), plane.ny(), plane.wrapsX(), plane.wrapsY()), maps);
        BinSet all = BinSet.of(plane.nx(), plane.ny(), IntStream.range(0, plane.nx() * plane.ny()));
        LumisectionHistogram map = maps.get(0);
        double events = map.events().orElseThrow();

        float[] hot = new PlantedFault(once, all, 5, 3).in(map).bins().toArray();
        float[] cold = new PlantedFault(once, all, 0.5, 3).in(map).bins().toArray();

        float[] before = map.bins().toArray();
        for (int i = 0; i < before.length; i++) {
            assertThat((double) hot[i]).isBetween((double) before[i], Math.max(before[i], events));
            assertThat(cold[i]).isBetween(0f, before[i]);
        }
        assertThat(total(hot)).isGreaterThan(1.2 * total(before));
        assertThat(total(cold)).isLessThan(0.9 * total(before));
    }

    private static Simulator simulator(String name) {
        return new Simulator(Detector.named(name).orElseThrow(), 85, OptionalInt.of(500)).with(Nuisances.NONE);
    }

    private static List<LumisectionHistogram> good(Simulator simulator) {
        return IntStream.rangeClosed(1, LUMISECTIONS)
                .mapToObj(ls -> simulator.lumisection(1, ls, List.of()).histogram())
                .toList();
    }

    private static double total(float[] hits) {
        double sum = 0;
        for (float hit : hits) {
            sum += hit;
        }
        return sum;
    }

    /** Of each bin in each lumisection, in units of its share of the map. */
    private static double[] sums(List<LumisectionHistogram> maps, BinSet bins) {
        return maps.stream()
                .flatMapToDouble(
                        map -> bins.indices().mapToDouble(i -> map.bins().toArray()[i]))
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Of each of three bins about its own mean. */
    private static double spread(double[] values) {
        double sum = 0;
        for (int bin = 0; bin < 3; bin++) {
            int first = bin;
            double[] own = IntStream.range(0, values.length / 3)
                    .mapToDouble(l -> values[3 * l + first])
                    .toArray();
            double mean = mean(own);
            sum += Arrays.stream(own)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
        }
        return Math.sqrt(sum);
    }
}
