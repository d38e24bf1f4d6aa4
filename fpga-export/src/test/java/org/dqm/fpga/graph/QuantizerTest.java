package org.dqm.fpga.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantizerTest {
    private static final FixedType BYTE = new FixedType(true, 8, 0);

    @ParameterizedTest
    @CsvSource({
        // q at 2^-2: quarters
        "ROUND, 1, 0",
        "ROUND, 2, 0",
        "ROUND, 3, 1",
        "ROUND, 6, 2",
        "ROUND, 10, 2",
        "ROUND, 14, 4",
        "ROUND, -2, 0",
        "ROUND, -6, -2",
        "ROUND, -3, -1",
        "ROUND, -1, 0",
        "FLOOR, 3, 0",
        "FLOOR, -1, -1",
        "FLOOR, 4, 1",
        "FLOOR, -4, -1"
    })
    void quartersAreRoundedToTheEvenNeighbourOrDown(Rounding rounding, long quarters, long expected) {
        assertThat(new Quantizer(BYTE, rounding, false).apply(quarters, -2)).isEqualTo(expected);
    }

    @Test
    void whatDoesNotFitSaturates() {
        Quantizer signed = Quantizer.of(BYTE);
        Quantizer narrow = new Quantizer(BYTE, Rounding.ROUND, true);
        Quantizer unsigned = Quantizer.of(new FixedType(false, 8, 0));

        assertThat(signed.apply(1000, 0)).isEqualTo(127);
        assertThat(signed.apply(-1000, 0)).isEqualTo(-128);
        assertThat(narrow.apply(-1000, 0)).isEqualTo(-127);
        assertThat(unsigned.apply(-1, 0)).isZero();
        assertThat(unsigned.apply(1000, 0)).isEqualTo(255);
    }

    @Test
    void aFinerGridShiftsLeft() {
        assertThat(Quantizer.of(new FixedType(true, 16, -4)).apply(3, 0)).isEqualTo(48);
    }

    @Test
    void aShiftThatLosesBitsIsAnError() {
        assertThatThrownBy(() -> Exact.shiftLeft(4, 61)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Exact.shiftLeft(1, 63)).hasMessageContaining("0 to 62");
        assertThat(Exact.shiftLeft(1, 62)).isEqualTo(1L << 62);
    }

    @Test
    void aRealNumberGetsTheNearestCode() {
        Quantizer quantizer = Quantizer.of(new FixedType(true, 4, -1));

        assertThat(quantizer.nearest(0.75)).isEqualTo(2);
        assertThat(quantizer.nearest(0.25)).isZero();
        assertThat(quantizer.nearest(-100)).isEqualTo(-8);
        assertThat(quantizer.nearest(100)).isEqualTo(7);
    }

    @Test
    void typesAreNamedAsHlsNamesThem() {
        assertThat(new FixedType(false, 8, 0).hls()).isEqualTo("ufixed<8,8>");
        assertThat(new FixedType(true, 8, -6).hls()).isEqualTo("fixed<8,2>");
        assertThat(FixedType.holding(0, 1023, 0)).isEqualTo(new FixedType(false, 10, 0));
        assertThat(FixedType.holding(-128, 5, -3)).isEqualTo(new FixedType(true, 8, -3));
    }

    @Test
    void typesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new FixedType(true, 1, 0)).hasMessageContaining("2 to 62");
        assertThatThrownBy(() -> Quantizer.of(new FixedType(true, 33, 0))).hasMessageContaining("at most 32");
        assertThatThrownBy(() -> new Quantizer(new FixedType(false, 8, 0), Rounding.ROUND, true))
                .hasMessageContaining("signed");
    }
}
