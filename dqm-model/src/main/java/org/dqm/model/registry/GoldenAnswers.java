package org.dqm.model.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dqm.model.network.Engine;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TensorShape;

/**
 * Inputs of a network and what it must answer to them: |a−b| ≤ 1e-4·max(1,|b|).
 *
 * @param inputs shape {@code [batch, ny, nx, channel]}
 * @param outputs shape {@code [batch, ny, nx, channel]}
 */
record GoldenAnswers(NpyArray inputs, NpyArray outputs) {
    private static final double TOLERANCE = 1e-4;
    private static final int MAX_MAPS = 16;

    /** Takes down what {@code engine} answers. */
    static GoldenAnswers by(Engine engine, NetworkSpec network, NpyArray inputs) {
        int batch = batch(network, inputs);
        TensorShape out = network.output();
        return new GoldenAnswers(
                inputs,
                NpyArray.ofFloats(
                        List.of(batch, out.ny(), out.nx(), out.channels()), engine.run(inputs.toFloats(), batch)));
    }

    static GoldenAnswers of(Map<String, NpyArray> arrays) {
        NpyArray inputs = arrays.get("inputs");
        NpyArray outputs = arrays.get("outputs");
        if (inputs == null || outputs == null) {
            throw new IllegalArgumentException("golden answers need inputs and outputs, got " + arrays.keySet());
        }
        return new GoldenAnswers(inputs, outputs);
    }

    Map<String, NpyArray> toArrays() {
        return Map.of("inputs", inputs, "outputs", outputs);
    }

    /**
     * Compares.
     *
     * @throws BundleRefusedException naming the engine and the first number that differs
     */
    void requireFrom(Engine engine, NetworkSpec network) {
        float[] answers = engine.run(inputs.toFloats(), batch(network, inputs));
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(answers.length, outputs.size()) && differences.isEmpty(); i++) {
            if (answers.length != outputs.size() || !isClose(answers[i], outputs.get(i))) {
                differences.add(
                        answers.length != outputs.size()
                                ? answers.length + " numbers instead of " + outputs.size()
                                : "number " + i + " is " + answers[i] + " instead of " + outputs.get(i));
            }
        }
        if (!differences.isEmpty()) {
            throw new BundleRefusedException(
                    "engine " + engine.name() + " does not repeat the golden outputs: " + differences.get(0));
        }
    }

    // Written so that NaN is not close to anything.
    private static boolean isClose(double a, double b) {
        return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b));
    }

    private static int batch(NetworkSpec network, NpyArray inputs) {
        TensorShape in = network.input();
        List<Integer> shape = inputs.shape();
        if (shape.size() != 4
                || !shape.subList(1, 4).equals(List.of(in.ny(), in.nx(), in.channels()))
                || shape.get(0) < 1
                || shape.get(0) > MAX_MAPS) {
            throw new IllegalArgumentException(
                    "golden inputs must be 1 to " + MAX_MAPS + " maps of " + in + ", got " + shape);
        }
        return shape.get(0);
    }
}
