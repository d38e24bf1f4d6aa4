package org.dqm.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dqm.domain.BinSet;
import org.dqm.model.simulate.FaultKind;
import org.dqm.model.simulate.FaultShape;
import org.junit.jupiter.api.Test;

class LabelledStreamTest {
    private final LabelledStream stream = new LabelledStream("7 me");

    @Test
    void aFaultLastsFromItsFirstLabelToItsLast() {
        add(1, List.of(), 0);
        add(2, List.of(dead(2, 4)), 9);
        add(3, List.of(dead(2, 4)), 8);
        add(4, List.of(), 0.5);

        LabelledFault fault = stream.faults().get(0);
        Map<String, Map<String, Series>> units = stream.units("ours");

        assertThat(fault.row().id()).isEqualTo("dead-bin");
        assertThat(fault.flickers()).isFalse();
        assertThat(units.get("dead-bin/7 me").get("maps 0")).isEqualTo(Series.of(9, 8));
        assertThat(units.get("good/7 me").get("score")).isEqualTo(Series.of(0, 0.5));
    }

    @Test
    void lumisectionsSoonAfterAFaultAreNoneToHoldItAgainst() {
        add(1, List.of(), 0.25);
        add(2, List.of(dead(2, 3)), 9);
        IntStream.rangeClosed(3, 33).forEach(ls -> add(ls, List.of(), ls));

        Map<String, Series> good = stream.units("ours").get("good/7 me");

        assertThat(good.get("maps")).isEqualTo(Series.of(0.25, 33));
        assertThat(good.get("score").size()).isEqualTo(32);
        assertThat(good.get("anomalous").size()).isEqualTo(32);
    }

    @Test
    void whatLiesBetweenTheTimesOfAFlickeringFaultIsNeitherGoodNorFaulty() {
        add(1, List.of(), 0);
        add(2, List.of(dead(2, 6)), 9);
        add(3, List.of(), 1);
        add(4, List.of(dead(2, 6)), 8);
        add(5, List.of(), 2);
        add(6, List.of(), 3);

        Map<String, Map<String, Series>> units = stream.units("ours");

        assertThat(units).containsKey("dead-bin-flickering/7 me");
        assertThat(units.get("dead-bin-flickering/7 me").get("maps 0")).isEqualTo(Series.of(9, 1, 8, 2));
        assertThat(units.get("dead-bin-flickering/7 me").get("there 0")).isEqualTo(Series.of(1, 0, 1, 0));
        assertThat(units.get("good/7 me").get("score")).isEqualTo(Series.of(0, 3));
    }

    @Test
    void aGrowingFaultGoesByItsFullFactor() {
        add(1, List.of(bin(FaultKind.HOT, 1.5, "hot")), 1);
        add(2, List.of(bin(FaultKind.HOT, 2, "hot")), 5);

        assertThat(stream.faults()).extracting(fault -> fault.row().id()).containsExactly("hot-bin-x2-growing");
    }

    @Test
    void twoFaultsOfOneRowAreTwo() {
        add(1, List.of(bin(FaultKind.COLD, 0.5, "a"), bin(FaultKind.COLD, 0.5, "b")), 4);
        add(2, List.of(bin(FaultKind.COLD, 0.5, "b")), 6);

        Map<String, Series> unit = stream.units("ours").get("cold-bin-x0.5/7 me");

        assertThat(unit.get("maps 0")).isEqualTo(Series.of(4));
        assertThat(unit.get("maps 1")).isEqualTo(Series.of(4, 6));
    }

    @Test
    void aFaultThatIsNotScoredIsNotFound() {
        stream.add(1, List.of(dead(1, 2)));
        stream.say("ours", new Said(false, 0, 0, 0, false));
        stream.add(2, List.of());
        stream.say("ours", new Said(false, 0, 0, 0, false));

        Map<String, Map<String, Series>> units = stream.units("ours");

        assertThat(units.get("dead-bin/7 me").get("anomalous 0")).isEqualTo(Series.of(0));
        assertThat(units.get("good/7 me").get("score").size()).isZero();
    }

    private void add(int ls, List<FaultLabel> faults, double score) {
        stream.add(ls, faults);
        stream.say("ours", new Said(true, score, score, 1, score > 6));
    }

    private static FaultLabel dead(int since, int until) {
        return new FaultLabel("dead", FaultKind.DEAD, FaultShape.BIN, somewhere(), 0, since, OptionalInt.of(until));
    }

    private static FaultLabel bin(FaultKind kind, double factor, String id) {
        return new FaultLabel(id, kind, FaultShape.BIN, somewhere(), factor, 1, OptionalInt.empty());
    }

    private static BinSet somewhere() {
        return BinSet.of(3, 2, IntStream.of(4));
    }
}
