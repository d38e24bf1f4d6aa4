package org.dqm.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final NetworkSpec SPEC = Autoencoders.standard(new TensorShape(16, 24, 3));

    @Test
    void lastLayerStartsAtZeroAndTheOthersSpreadByTheirInputs() {
        Weights weights = Weights.initial(SPEC, 1);

        assertThat(weights.values("out.kernel")).containsOnly(0f);
        assertThat(deviation(weights.values("code.kernel"))).isCloseTo(Math.sqrt(2.0 / (9 * 16)), within(0.01));
        assertThat(weights.values("code.bias")).containsOnly(0f);
    }

    @Test
    void sameSeedGivesTheSameWeights() {
        assertThat(Weights.initial(SPEC, 5)).isEqualTo(Weights.initial(SPEC, 5)).isNotEqualTo(Weights.initial(SPEC, 6));
    }

    @Test
    void arraysAreCopiedBothWays() {
        Weights weights = Weights.initial(SPEC, 1);

        weights.values("out.bias")[0] = 7;

        assertThat(weights.values("out.bias")[0]).isZero();
    }

    @Test
    void missingSurplusAndNotFiniteArraysAreRefused() {
        Map<String, float[]> arrays = new TreeMap<>();
        Weights.initial(SPEC, 1)
                .names()
                .forEach(name -> arrays.put(name, Weights.initial(SPEC, 1).values(name)));

        Map<String, float[]> missing = new TreeMap<>(arrays);
        missing.remove("enc1.bias");
        assertThatThrownBy(() -> Weights.of(SPEC, missing)).hasMessageContaining("enc1.bias");

        Map<String, float[]> surplus = new TreeMap<>(arrays);
        surplus.put("more", new float[1]);
        assertThatThrownBy(() -> Weights.of(SPEC, surplus)).hasMessageContaining("more");

        arrays.get("enc2.kernel")[3] = Float.NaN;
        assertThatThrownBy(() -> Weights.of(SPEC, arrays)).hasMessageContaining("enc2.kernel");
    }

    private static double deviation(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum / values.length);
    }
}
