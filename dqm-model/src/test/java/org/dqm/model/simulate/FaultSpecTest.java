package org.dqm.model.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultSpecTest {
    private final FaultSpec spec = new FaultSpec(HcalGeometry.create());

    @Test
    void theExampleOfTheHelpIsThreeFaults() {
        List<Fault> faults = spec.parse("dead,block,x=40-44,y=10-14,since=13,until=21;hot,bin,x=30,y=7,factor=3;"
                + "cold,module,unit=HBM07,factor=0.5");

        assertThat(faults)
                .containsExactly(
                        new Fault(
                                "fault-1",
                                FaultKind.DEAD,
                                FaultShape.BLOCK,
                                BinSet.rectangle(84, 72, new BinRange(40, 44), new BinRange(10, 14)),
                                0,
                                13,
                                OptionalInt.of(21)),
                        new Fault(
                                "fault-2",
                                FaultKind.HOT,
                                FaultShape.BIN,
                                BinSet.rectangle(84, 72, new BinRange(30, 30), new BinRange(7, 7)),
                                3,
                                1,
                                OptionalInt.empty()),
                        new Fault(
                                "fault-3",
                                FaultKind.COLD,
                                FaultShape.MODULE,
                                HcalGeometry.create()
                                        .unit("HBM07")
                                        .orElseThrow()
                                        .bins(),
                                0.5,
                                1,
                                OptionalInt.empty()));
    }

    @Test
    void exchangedUnitsStuckBitsAndCoursesHaveTheirOwnKeys() {
        List<Fault> faults = spec.parse("exchanged,module,unit=HBM07,with=HBM08;stuck,bin,x=30,y=7,factor=64;"
                + "dead,ring,unit=HM ieta07,course=flickering;cold,sector,unit=HBHEM1,factor=0.2,course=growing");

        assertThat(faults.get(0).changed().count()).isEqualTo(128);
        assertThat(faults.get(1).factorAt(1)).isEqualTo(64);
        assertThat(faults.get(2).bins().count()).isEqualTo(72);
        assertThat(IntStream.rangeClosed(1, 38).filter(faults.get(2)::isActive).count())
                .isEqualTo(14);
        assertThat(faults.get(3).factorAt(1)).isCloseTo(0.96, within(1e-9));
        assertThat(faults.get(3).factorAt(20)).isCloseTo(0.2, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dead|expected KIND,SHAPE",
                "broken,bin,x=1,y=1|unknown 'broken'; there are [dead, cold, hot, exchanged, stuck]",
                "dead,circle,x=1,y=1|unknown 'circle'",
                "dead,bin,x=1,z=2|unknown 'z=2'; keys are",
                "dead,bin,x=1|key y is missing",
                "dead,bin,x=1-2,y=1|a rectangle is a block",
                "dead,bin,x=one,y=1|expected a whole number, got 'one'",
                "dead,block,x=80-90,y=1|not inside 84 x 72",
                "exchanged,module,unit=HBM07|key with is missing",
                "exchanged,module,unit=HBM07,with=HBM07|two units of equal size without common bins",
                "exchanged,bin,x=1,y=1,with=HBM07|no bin 'HBM07'",
                "stuck,bin,x=1,y=1,factor=3|a power of 2",
                "stuck,bin,x=1,y=1,factor=4,course=growing|cannot grow",
                "hot,bin,x=1,y=1|factor must be a number, got 'missing'",
                "hot,bin,x=1,y=1,factor=0.5|above 1 for hot",
                "dead,module,unit=HBM99|no module 'HBM99'; there are HBM01",
                "dead,bin,x=1,y=1,since=5,until=5|1 <= since < until",
                "dead,bin,x=1,y=1;|expected KIND,SHAPE",
            })
    void aBadTextSaysWhatIsExpected(String text, String message) {
        assertThatThrownBy(() -> spec.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("fault '")
                .hasMessageContaining(message);
    }
}
