package org.dqm.model.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.SyntheticMaps;
import org.junit.jupiter.api.Test;

class FaultSpanTest {
    private static final int BIN = 30;

    private final SyntheticMaps maps = SyntheticMaps.poisson(41, 100);
    private final ScoringModel model = Models.of(SyntheticMaps.GRID, maps.good(1, 10));

    @Test
    void isTheStretchInWhichTheBinWasDead() {
        FaultSpan span = FaultSpan.find(List.of(one(1), one(1), one(0), one(0), one(1)), new int[] {BIN}, -1);

        assertThat(span.from()).isEqualTo(2);
        assertThat(span.to()).isEqualTo(3);
        assertThat(span.factor()).isCloseTo(0, within(1e-6));
    }

    @Test
    void aLumisectionWithoutTheFaultDoesNotFavourIt() {
        FaultSpan span = new FaultSpan(0, 5, 0.5);

        assertThat(span.isFavouredBy(new BinSums(1, 100, 100, 100, 0, 100))).isFalse();
        assertThat(span.isFavouredBy(new BinSums(1, 52, 100, 100, 0, 100))).isTrue();
    }

    private LumisectionEvidence one(double factor) {
        float[] counts = new float[SyntheticMaps.GRID.size()];
        Expectation expectation = model.reference().expect(maps.good(11));
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (float) expectation.mean(i);
        }
        counts[BIN] *= (float) factor;
        return new LumisectionEvidence(expectation.withCounts(counts), model.noise());
    }
}
