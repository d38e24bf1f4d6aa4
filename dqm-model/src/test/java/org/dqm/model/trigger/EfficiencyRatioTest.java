package org.dqm.model.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.dqm.model.crossing.CrossingPlan;
import org.dqm.model.crossing.Crossings;
import org.dqm.model.crossing.Sample;
import org.dqm.model.simulate.PileupProfile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EfficiencyRatioTest {
    private static final double KILOHERTZ = 20;

    private static Map<String, CodesBySample> codes = Map.of();

    @BeforeAll
    static void scoreAll() {
        codes = CodesBySample.of(
                Map.of(
                        "squares",
                        EnergySum.SQUARED,
                        "coarse",
                        new Changed(EnergySum.SQUARED, 64, 0),
                        "shifted",
                        new Changed(EnergySum.SQUARED, 1, 5_000),
                        "sum",
                        EnergySum.TOTAL,
                        "nothing",
                        new Changed(EnergySum.SQUARED, 1 << 20, 0)),
                new CodesBySample.Request(4, new CrossingPlan(1, 4, 50, 350, PileupProfile.LEVELLED), 5_000),
                (sample, done, total) -> {});
    }

    /** Another score with its codes divided, rounded down, and moved. */
    private record Changed(CodedScore of, long by, long plus) implements CodedScore {
        @Override
        public long[] codes(Crossings crossings, TriggerProgress progress) {
            return Arrays.stream(of.codes(crossings, progress))
                    .map(code -> Math.floorDiv(code, by) + plus)
                    .toArray();
        }

        @Override
        public int exponent() {
            return 0;
        }
    }

    private static EfficiencyRatio ratio(String judged, String other) {
        return EfficiencyRatio.of(of(judged), of(other), KILOHERTZ, Sample.TOP_PAIR);
    }

    private static CodesBySample of(String name) {
        return Objects.requireNonNull(codes.get(name));
    }

    @Test
    void samplesHaveOneCodeForEveryCrossingInItsPlace() {
        CodesBySample.Request request =
                new CodesBySample.Request(4, new CrossingPlan(1, 4, 50, 350, PileupProfile.LEVELLED), 5_000);

        long[] alone = EnergySum.TOTAL.codes(request.crossings(Sample.BACKGROUND), TriggerProgress.NONE);

        // More than one block.
        assertThat(alone).hasSize(70_000).isEqualTo(of("sum").of(Sample.BACKGROUND));
        assertThat(of("sum").of(Sample.HOT_REGION)).hasSize(5_000);
    }

    @Test
    void scoresThatOrderCrossingsAlikeHaveARatioOfOneWithoutError() {
        EfficiencyRatio ratio = ratio("shifted", "squares");

        assertThat(ratio.value()).isEqualTo(1);
        assertThat(ratio.error()).isCloseTo(0, within(1e-6));
    }

    @Test
    void relatedScoresHaveASmallerErrorThanOthers() {
        EfficiencyRatio related = ratio("coarse", "squares");
        EfficiencyRatio other = ratio("sum", "squares");

        assertThat(related.value()).isBetween(0.7, 1.0);
        assertThat(related.error() / related.value()).isBetween(0.001, 0.1);
        assertThat(other.value()).isLessThan(0.5);
        assertThat(other.error() / other.value()).isGreaterThan(related.error() / related.value());
    }

    @Test
    void nothingThatPassesHasNoRatio() {
        assertThatThrownBy(() -> ratio("nothing", "squares")).hasMessageContaining("no ratio");
    }
}
