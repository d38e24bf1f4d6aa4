package org.dqm.fpga.qonnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DatFileTest {
    @Test
    void numbersAreThoseOfCsSeventeenDigits() {
        assertThat(DatFile.line(0, 255, -3, 0.5, -0.125, 1.52587890625e-05))
                .isEqualTo("0 255 -3 0.5 -0.125 1.52587890625e-05\n");
        assertThat(DatFile.number(Math.scalb(1.0, -20))).isEqualTo("9.5367431640625e-07");
        assertThat(DatFile.number(Math.scalb(3.0, -14))).isEqualTo("0.00018310546875");
    }

    @Test
    void everyNumberReadsBackAsItself() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double value = Math.scalb((double) (random.nextInt() >> random.nextInt(30)), -random.nextInt(40));
            assertThat(Double.parseDouble(DatFile.number(value)))
                    .as(String.format(Locale.ROOT, "%a", value))
                    .isEqualTo(value);
        }
    }
}
