package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.SyntheticMaps;
import org.junit.jupiter.api.Test;

class LastingFaultsTest {
    private static final int BIN = 40;

    private final List<LumisectionHistogram> good =
            SyntheticMaps.poisson(71, 100).good(1, 12);
    private final Reference reference = Reference.fit(SyntheticMaps.GRID, good);

    @Test
    void aBinThatIsDeadInMoreThanThreeLumisectionsIsFoundInAllOfThem() {
        List<BitSet> faulty = LastingFaults.of(withDead(2, 6), runs(1, 12));

        assertThat(faulty).hasSize(12);
        for (int l = 0; l < 12; l++) {
            assertThat(faulty.get(l).get(BIN)).as("lumisection %d", l).isEqualTo(l >= 2 && l < 6);
            assertThat(faulty.get(l).cardinality()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void threeLumisectionsAreTooFew() {
        assertThat(LastingFaults.of(withDead(2, 5), runs(1, 12))).allMatch(BitSet::isEmpty);
    }

    @Test
    void whatARunEndsDoesNotGoOnInTheNext() {
        assertThat(LastingFaults.of(withDead(4, 8), runs(2, 6))).allMatch(BitSet::isEmpty);
        assertThat(LastingFaults.of(withDead(2, 10), runs(2, 6)).get(9).get(BIN))
                .isTrue();
    }

    private List<Expectation> withDead(int from, int to) {
        List<Expectation> lumisections = new ArrayList<>();
        for (int l = 0; l < good.size(); l++) {
            Expectation plain = reference.expect(good.get(l));
            float[] hits = good.get(l).bins().toArray();
            hits[BIN] = l >= from && l < to ? 0 : hits[BIN];
            lumisections.add(plain.withCounts(hits));
        }
        return lumisections;
    }

    private static List<Integer> runs(int runs, int each) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < runs * each; i++) {
            numbers.add(1 + i / each);
        }
        return numbers;
    }
}
