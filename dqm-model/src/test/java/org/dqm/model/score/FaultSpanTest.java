package org.dqm.model.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FaultSpanTest {
    @Test
    void isTheStretchInWhichTheBinWasDead() {
        double[] hits = {104, 97, 0, 0, 101};
        double[] mean = {100, 100, 100, 100, 100};

        FaultSpan span = FaultSpan.find(hits, mean, -1);

        assertThat(span.from()).isEqualTo(2);
        assertThat(span.to()).isEqualTo(3);
        assertThat(span.factor()).isCloseTo(0, within(1e-6));
    }

    @Test
    void aLumisectionWithoutTheFaultDoesNotFavourIt() {
        FaultSpan span = new FaultSpan(0, 5, 0.5);

        assertThat(span.isFavouredBy(new BinSums(1, 100, 100, 0, 100, 100))).isFalse();
        assertThat(span.isFavouredBy(new BinSums(1, 52, 100, -48, 100, 100))).isTrue();
    }
}
