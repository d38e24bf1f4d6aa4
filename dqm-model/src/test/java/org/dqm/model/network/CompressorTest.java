package org.dqm.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dqm.model.network.LayerSpec.Conv;
import org.dqm.model.network.LayerSpec.Dense;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressorTest {
    private static final NetworkSpec SPEC = new NetworkSpec(
            new TensorShape(4, 4, 1),
            List.of(
                    new Conv("look", 6, 3, 2, Activation.RELU),
                    new Dense("mix", new TensorShape(1, 1, 5), Activation.RELU),
                    new Dense("out", new TensorShape(1, 1, 2), Activation.LINEAR)));
    private static final List<String> KERNELS = List.of("look.kernel", "mix.kernel", "out.kernel");

    private final Weights start = RandomNumbers.weights(SPEC, 5);

    private Weights compressed(Compression compression, Weights free) {
        return new Compressor(compression, SPEC, start).of(free);
    }

    @Test
    void withoutCompressionWeightsStayAsTheyAre() {
        assertThat(compressed(Compression.NONE, start)).isSameAs(start);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8, 16})
    void kernelsAreWholeMultiplesOfAPowerOfTwoInTheirBits(int bits) {
        Weights seen = compressed(new Compression(OptionalInt.of(bits), 0, false), start);

        for (String kernel : KERNELS) {
            float[] values = seen.values(kernel);
            assertThat(IntStream.range(-40, 10).anyMatch(exponent -> isOn(values, bits, exponent)))
                    .as("%s on a grid of %d bits", kernel, bits)
                    .isTrue();
            assertThat(values).isNotEqualTo(start.values(kernel));
        }
        assertThat(seen.values("mix.bias")).isEqualTo(start.values("mix.bias"));
    }

    private static boolean isOn(float[] values, int bits, int exponent) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> Math.scalb((double) values[i], -exponent))
                .allMatch(q -> q == Math.rint(q) && q >= -(1 << (bits - 1)) && q < 1 << (bits - 1));
    }

    @Test
    void whatIsOnAGridAlreadyStaysThere() {
        Compression compression = new Compression(OptionalInt.of(5), 0, false);
        Weights once = compressed(compression, start);

        assertThat(compressed(compression, once)).isEqualTo(once);
    }

    @Test
    void fewNumbersOfAKernelMaySaturateWhereTheOthersGainMore() {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        start.names().forEach(name -> arrays.put(name, start.values(name)));
        float[] mix = new float[arrays.get("mix.kernel").length];
        for (int i = 0; i < mix.length; i++) {
            mix[i] = i == 0 ? 1.2f : 0.25f;
        }
        arrays.put("mix.kernel", mix);

        Weights one = Weights.of(SPEC, arrays);
        Compressor compressor = new Compressor(new Compression(OptionalInt.of(3), 0, false), SPEC, one);

        float[] seen = compressor.of(one).values("mix.kernel");

        assertThat(seen[0]).isEqualTo(0.75f);
        assertThat(seen[1]).isEqualTo(0.25f);
    }

    @Test
    void theGridIsThatOfTheStartAndWhatGrowsBeyondItSaturates() {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        start.names().forEach(name -> arrays.put(name, start.values(name)));
        float[] mix = start.values("mix.kernel");
        mix[0] = 100;
        arrays.put("mix.kernel", mix);
        Compression compression = new Compression(OptionalInt.of(4), 0, false);

        float[] before = compressed(compression, start).values("mix.kernel");
        float[] after = compressed(compression, Weights.of(SPEC, arrays)).values("mix.kernel");

        float largest = 0;
        for (int i = 1; i < after.length; i++) {
            assertThat(after[i]).isEqualTo(before[i]);
            largest = Math.max(largest, Math.abs(after[i]));
        }
        assertThat(after[0]).isBetween(7 / 8f * largest, 2 * largest);
    }

    @Test
    void theSmallestOfTheStartAreZeroAndStayIt() {
        Compressor compressor = new Compressor(new Compression(OptionalInt.empty(), 0.5, false), SPEC, start);

        Weights seen = compressor.of(start);
        Weights later = compressor.of(RandomNumbers.weights(SPEC, 6));

        for (String kernel : KERNELS) {
            float[] before = start.values(kernel);
            float[] after = seen.values(kernel);
            double largestGone = 0;
            double smallestKept = Double.MAX_VALUE;
            int zeros = 0;
            for (int i = 0; i < before.length; i++) {
                boolean isGone = after[i] == 0;
                zeros += isGone ? 1 : 0;
                largestGone = isGone ? Math.max(largestGone, Math.abs(before[i])) : largestGone;
                smallestKept = isGone ? smallestKept : Math.min(smallestKept, Math.abs(before[i]));
                assertThat(later.values(kernel)[i] == 0).isEqualTo(isGone);
            }
            assertThat(zeros).isEqualTo(before.length / 2);
            assertThat(largestGone).isLessThanOrEqualTo(smallestKept);
        }
        assertThat(seen.values("look.bias")).isEqualTo(start.values("look.bias"));
    }

    @Test
    void wholeFiltersGoButOfTheLastLayerSingleNumbers() {
        Weights seen = compressed(new Compression(OptionalInt.empty(), 0.5, true), start);

        assertThat(zeroOutputs(seen.values("look.kernel"), 6)).isEqualTo(3);
        assertThat(zeroOutputs(seen.values("mix.kernel"), 5)).isEqualTo(2);
        assertThat(zeroOutputs(seen.values("out.kernel"), 2)).isZero();
        assertThat(IntStream.range(0, 10).filter(i -> seen.values("out.kernel")[i] == 0))
                .hasSize(5);
    }

    private static long zeroOutputs(float[] kernel, int outputs) {
        return IntStream.range(0, outputs)
                .filter(o -> IntStream.range(0, kernel.length)
                        .filter(i -> i % outputs == o)
                        .allMatch(i -> kernel[i] == 0))
                .count();
    }

    @Test
    void impossibleCompressionsAreRefusedByName() {
        assertThatThrownBy(() -> new Compression(OptionalInt.of(1), 0, false)).hasMessageContaining("2 to 16, got 1");
        assertThatThrownBy(() -> new Compression(OptionalInt.of(17), 0, false)).hasMessageContaining("got 17");
        assertThatThrownBy(() -> new Compression(OptionalInt.empty(), 1, false)).hasMessageContaining("got 1.0");
        assertThatThrownBy(() -> new Compression(OptionalInt.empty(), 0, true)).hasMessageContaining("filters");
    }
}
