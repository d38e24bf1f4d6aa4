package org.dqm.alarm.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.dqm.alarm.label.LsRange;
import org.junit.jupiter.api.Test;

class LsRangesTest {
    private static final int SEED = 20261122;
    private static final int TRIALS = 500;
    private static final int MOST = 60;

    @Test
    void rangesThatTouchBecomeOne() {
        LsRanges ranges = new LsRanges(List.of(new LsRange(6, 9), new LsRange(1, 5), new LsRange(20, 20)));

        assertThat(ranges.ranges()).containsExactly(new LsRange(1, 9), new LsRange(20, 20));
        assertThat(ranges).hasToString("1–9, 20");
        assertThat(ranges.count()).isEqualTo(10);
    }

    @Test
    void orderIsOfNumbersNotOfWords() {
        LsRanges ranges = LsRanges.ofAll(List.of(100, 9, 20));

        assertThat(ranges.lumisections().boxed()).containsExactly(9, 20, 100);
    }

    @Test
    void setsOfLumisectionsAreKeptWhateverIsDoneToThem() {
        Random random = new Random(SEED);
        for (int trial = 0; trial < TRIALS; trial++) {
            BitSet a = random(random);
            BitSet b = random(random);

            assertThat(bits(ranges(a))).as("seed %d, trial %d", SEED, trial).isEqualTo(a);
            assertThat(bits(ranges(a).plus(ranges(b)))).isEqualTo(with(a, b, BitSet::or));
            assertThat(bits(ranges(a).minus(ranges(b)))).isEqualTo(with(a, b, BitSet::andNot));
            assertThat(bits(ranges(a).and(ranges(b)))).isEqualTo(with(a, b, BitSet::and));
            for (int ls = 0; ls <= MOST; ls++) {
                assertThat(ranges(a).contains(ls)).isEqualTo(a.get(ls));
            }
        }
    }

    private static BitSet with(BitSet a, BitSet b, java.util.function.BiConsumer<BitSet, BitSet> change) {
        BitSet result = (BitSet) a.clone();
        change.accept(result, b);
        return result;
    }

    private static BitSet random(Random random) {
        BitSet set = new BitSet();
        random.ints(random.nextInt(MOST), 0, MOST).forEach(set::set);
        return set;
    }

    private static LsRanges ranges(BitSet set) {
        return LsRanges.ofAll(set.stream().boxed().toList());
    }

    private static BitSet bits(LsRanges ranges) {
        BitSet set = new BitSet();
        ranges.lumisections().forEach(set::set);
        return set;
    }
}
