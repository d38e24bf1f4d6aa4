package org.dqm.model.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.dqm.domain.ModelVersion;
import org.dqm.model.network.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorLayoutTest {
    @ParameterizedTest
    @CsvSource({
        "20, 20, false, false, 8, 8",
        "72, 34, true, false, 28, 12",
        "84, 72, false, true, 28, 28",
        "26, 72, false, true, 12, 28",
        "60, 12, false, false, 20, 4",
        "24, 16, false, true, 8, 8"
    })
    void imagesAreAThirdOfTheMapAndLittleMore(int nx, int ny, boolean wrapsX, boolean wrapsY, int x, int y) {
        TensorLayout layout = new TensorLayout(new GridTopology(nx, ny, wrapsX, wrapsY), 2);

        assertThat(layout.shape(1)).isEqualTo(new TensorShape(y, x, 1));
    }

    @Test
    void everyBinHasOnePlaceOfItsOwnAndComesBackFromIt() {
        GridTopology grid = new GridTopology(25, 34, false, true);
        TensorLayout layout = new TensorLayout(grid, 2);
        float[] output = new float[layout.size()];
        for (int i = 0; i < grid.size(); i++) {
            assertThat(layout.bin(layout.place(i))).isEqualTo(i);
            output[layout.place(i)] = i + 1;
        }

        float[] map = layout.crop(output);

        for (int i = 0; i < grid.size(); i++) {
            assertThat(map[i]).isEqualTo(i + 1f);
        }
    }

    @Test
    void anImageHoldsEveryThirdBinAndItsHaloTheSamePhase() {
        TensorLayout layout = new TensorLayout(new GridTopology(72, 34, true, false), 2);
        int row = layout.place(72 * 3 + 4);

        assertThat(layout.bin(row + 1)).isEqualTo(72 * 3 + 7);
        assertThat(layout.bin(row - 1)).isEqualTo(72 * 3 + 1);
        assertThat(layout.bin(row - 2)).isEqualTo(72 * 3 + 70);
    }

    @Test
    void anAxisThatThreeDoesNotDivideEndsWhereItsPhasesWouldMix() {
        TensorLayout layout = new TensorLayout(new GridTopology(20, 15, true, false), 2);

        assertThat(layout.inner().wrapsX()).isFalse();
        assertThat(layout.bin(layout.place(18) + 1)).isEqualTo(-1);
    }

    @Test
    void aBundleOfAnotherLayoutIsRefusedWithTheRemedy() {
        TensorLayout layout = new TensorLayout(new GridTopology(20, 20, false, false), 2);
        ModelVersion model = new ModelVersion("hcal", 1);

        assertThatCode(() -> TensorLayout.requireIn(model, layout.description()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> TensorLayout.requireIn(model, Map.of("response", "POISSON")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hcal")
                .hasMessageContaining("whole map")
                .hasMessageContaining("train the model again");
    }
}
