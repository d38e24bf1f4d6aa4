package org.dqm.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No value of the domain can be built that means nothing. */
class InvariantsTest {
    private static final BinGrid SIX = BinGrid.of(3, 2, new float[6]);
    private static final RecordId ID = new RecordId(new ElementKey("", "Hcal/depth1"), 306138, 7);

    static Stream<Arguments> impossible() {
        BinSet bin = BinSet.of(3, 2, IntStream.of(0));
        return Stream.of(
                story("axis without bins", () -> new Axis(0, 0, 1), "got 0"),
                story("axis upside down", () -> new Axis(3, 1, 0), "min < max"),
                story("axis of one point", () -> new Axis(3, 1, 1), "min < max"),
                story("axis without end", () -> new Axis(3, 0, Double.POSITIVE_INFINITY), "finite"),
                story("axis from nowhere", () -> new Axis(3, Double.NaN, 1), "finite"),
                story("bin 0", () -> new BinRange(0, 1), "1 <= from"),
                story("range upside down", () -> new BinRange(3, 2), "from <= to"),
                story("element without a name", () -> new ElementKey("", " "), "blank"),
                story("negative run", () -> new RecordId(ID.element(), -1, 1), "negative"),
                story("negative lumisection", () -> new RecordId(ID.element(), 1, -1), "negative"),
                story("model without a name", () -> new ModelVersion("", 1), "name"),
                story("model version 0", () -> new ModelVersion("hcal", 0), "version >= 1"),
                story("region below 0", () -> new Region(RegionKind.DEAD, bin, -1, Optional.empty()), "negative"),
                story("region of NaN", () -> new Region(RegionKind.DEAD, bin, Double.NaN, Optional.empty()), "NaN"),
                story("data of another shape than its axes", () -> histogram(BinGrid.of(2, 3, new float[6])), "3 x 2"),
                story(
                        "evidence of two shapes",
                        () -> new EvidenceMaps(SIX, SIX, BinGrid.of(2, 3, new float[6])),
                        "one shape"));
    }

    private static Arguments story(String name, ThrowingCallable build, String message) {
        return arguments(name, build, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("impossible")
    void cannotBeBuilt(String name, ThrowingCallable build, String message) {
        assertThatIllegalArgumentException().isThrownBy(build).withMessageContaining(message);
    }

    @Test
    void theSubsystemIsTheFirstSegmentOfThePath() {
        assertThat(new ElementKey("", "Hcal/DigiTask/depth1").subsystem()).isEqualTo("Hcal");
        assertThat(new ElementKey("", "alone").subsystem()).isEqualTo("alone");
    }

    @Test
    void recordsAndModelsNameThemselvesForMessages() {
        assertThat(ID).hasToString("Hcal/depth1 run 306138 LS 7");
        assertThat(new ModelVersion("hcal", 3)).hasToString("hcal/3");
    }

    @Test
    void histogramsOfEqualContentAreEqual() {
        assertThat(histogram(BinGrid.of(3, 2, new float[6]))).isEqualTo(histogram(SIX));
        assertThat(histogram(BinGrid.of(3, 2, new float[] {0, 0, 0, 0, 0, 1}))).isNotEqualTo(histogram(SIX));
    }

    private static LumisectionHistogram histogram(BinGrid bins) {
        return new LumisectionHistogram(
                ID,
                new Axis(3, 0, 3),
                new Axis(2, 0, 2),
                0,
                bins,
                Content.OCCUPANCY,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
