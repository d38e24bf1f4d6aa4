package org.dqm.model.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import org.dqm.domain.BinGrid;
import org.junit.jupiter.api.Test;

class CorruptionTest {
    private final Simulator barrel = new Simulator(Detector.named("ecal-barrel").orElseThrow(), 5, OptionalInt.of(500));
    private final FaultSpec spec = new FaultSpec(barrel.detector().geometry());

    @Test
    void exchangedUnitsHaveEachOthersCounts() {
        List<Fault> faults = spec.parse("exchanged,supermodule,unit=EB-01,with=EB+18");
        BinGrid good = barrel.lumisection(1, 1, List.of()).histogram().bins();

        BinGrid exchanged = barrel.lumisection(1, 1, faults).histogram().bins();

        assertThat(exchanged.at(1, 1)).isEqualTo(good.at(69, 18));
        assertThat(exchanged.at(69, 18)).isEqualTo(good.at(1, 1));
        assertThat(exchanged.sum()).isEqualTo(good.sum());
        assertThat(barrel.expected(1, 1, faults).at(1, 1))
                .isEqualTo(barrel.expected(1, 1, List.of()).at(69, 18));
    }

    @Test
    void aStuckBitIsSetInEveryCountAndItsExpectationFollows() {
        List<Fault> faults = spec.parse("stuck,bin,x=10,y=10,factor=128");
        double sum = 0;
        int lumisections = 2_000;
        double expected = 0;
        for (int ls = 1; ls <= lumisections; ls++) {
            int count =
                    (int) barrel.lumisection(1, ls, faults).histogram().bins().at(10, 10);
            assertThat(count & 128).isEqualTo(128);
            sum += count;
            expected += barrel.expected(1, ls, faults).at(10, 10);
        }

        assertThat(sum / expected).isCloseTo(1, within(0.01));
    }
}
