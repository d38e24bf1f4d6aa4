package org.dqm.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.dqm.model.network.TensorShape;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.SyntheticMaps;
import org.junit.jupiter.api.Test;

class NetworkInputsTest {
    @Test
    void anImageHasOneBinMoreOnEverySideAndSidesThatEightDivides() {
        PaddedImage image = new PaddedImage(new GridTopology(20, 34, false, true));

        assertThat(image.shape()).isEqualTo(new TensorShape(40, 24, 1));
    }

    @Test
    void theHaloRepeatsTheEdgeAndWrapsWhereTheAxisDoes() {
        PaddedImage image = new PaddedImage(SyntheticMaps.GRID);
        float[] map = new float[ToyMaps.NX * ToyMaps.NY];
        IntStream.range(0, map.length).forEach(i -> map[i] = i);
        float[] pixels = new float[image.shape().size()];

        image.write(map, pixels);

        int corner = image.place(0);
        int width = image.shape().nx();
        assertThat(pixels[corner]).isZero();
        assertThat(pixels[corner - 1]).isZero();
        assertThat(pixels[corner - width]).isEqualTo(ToyMaps.bin(0, ToyMaps.NY - 1));
    }

    @Test
    void plantedSquaresAreWhereTheAnswerSaysSo() {
        GoodMaps good = new ToyMaps(14).training(2, 20);
        RelativeMap relative = RelativeMap.of(good);
        PaddedImage image = new PaddedImage(good.grid());
        RelativeMaps maps = RelativeMaps.of(good, relative, 40);
        PlantedSquares squares = new PlantedSquares(maps.training(), good.grid(), image, relative.average(), 5);

        assertThat(squares.planted(1, 3).bins()).isEqualTo(squares.planted(1, 3).bins());
        assertThat(IntStream.range(0, 40)
                        .filter(epoch -> squares.planted(epoch, 3).bins().isEmpty())
                        .count())
                .isBetween(8L, 32L);
        assertThat(IntStream.range(0, 40)
                        .mapToObj(epoch -> squares.planted(epoch, 3).bins()))
                .allMatch(bins -> bins.stream().allMatch(relative.average()::isLive));
    }

    @Test
    void mapsToLearnFromAndToStopByAreDisjoint() {
        GoodMaps good = new ToyMaps(15).training(2, 20);

        RelativeMaps maps = RelativeMaps.of(good, RelativeMap.of(good), 32);

        assertThat(maps.training()).hasSize(28).doesNotContainAnyElementsOf(maps.validation());
        assertThat(maps.validation()).hasSize(4);
    }
}
