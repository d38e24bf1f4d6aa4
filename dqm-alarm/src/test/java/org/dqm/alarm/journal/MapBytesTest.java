package org.dqm.alarm.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.dqm.domain.BinGrid;
import org.junit.jupiter.api.Test;

class MapBytesTest {
    @Test
    void mapComesBackToTheBit() {
        float[] values = new float[500 * 500];
        Random random = new Random(3);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * 1e6);
        }
        values[0] = -0.0f;
        values[1] = Float.MIN_VALUE;
        BinGrid map = BinGrid.of(500, 500, values);

        assertThat(MapBytes.read(500, 500, MapBytes.write(map))).isEqualTo(map);
    }

    @Test
    void emptyBinsTakeLittleRoom() {
        assertThat(MapBytes.write(BinGrid.of(64, 72, new float[64 * 72]))).hasSizeLessThan(200);
    }

    @Test
    void mapOfAnotherSizeIsRefused() {
        byte[] bytes = MapBytes.write(BinGrid.of(2, 2, new float[4]));

        assertThatThrownBy(() -> MapBytes.read(3, 2, bytes)).hasMessageContaining("shorter than 3 x 2 bins");
    }
}
