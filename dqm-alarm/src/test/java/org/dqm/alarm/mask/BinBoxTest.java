package org.dqm.alarm.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.junit.jupiter.api.Test;

class BinBoxTest {
    private static final long SEED = 20261122;

    @Test
    void rectanglesOfABlockAreTheBlock() {
        BinSet block = BinSet.rectangle(64, 72, new BinRange(30, 34), new BinRange(11, 15));

        assertThat(BinBox.of(block)).containsExactly(new BinBox(new BinRange(30, 34), new BinRange(11, 15)));
    }

    @Test
    void rectanglesOfAnyBinsAreThoseBinsEachOnce() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            int nx = 1 + random.nextInt(12);
            int ny = 1 + random.nextInt(12);
            double filled = random.nextDouble();
            BinSet bins = BinSet.of(
                    nx,
                    ny,
                    IntStream.concat(
                            IntStream.of(random.nextInt(nx * ny)),
                            IntStream.range(0, nx * ny).filter(bin -> random.nextDouble() < filled)));

            List<BinBox> boxes = BinBox.of(bins);

            assertThat(BinBox.indices(boxes, nx, ny).stream().toArray())
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(bins.indices().toArray());
            assertThat(boxes.stream().mapToLong(BinBox::count).sum()).isEqualTo(bins.count());
        }
    }

    @Test
    void whatAMapDoesNotHaveIsLeftOut() {
        BinBox box = new BinBox(new BinRange(3, 9), new BinRange(2, 9));
        BitSet inside = BinBox.indices(List.of(box), 4, 3);

        assertThat(inside.stream()).containsExactly(4 + 2, 4 + 3, 8 + 2, 8 + 3);
        assertThat(BinBox.indices(List.of(box), 2, 3).isEmpty()).isTrue();
    }
}
