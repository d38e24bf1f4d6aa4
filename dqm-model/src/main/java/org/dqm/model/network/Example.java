package org.dqm.model.network;

/** One map to learn from; owns its numbers. */
public final class Example {
    private final float[] input;
    private final float[] target;
    private final float[] weight;

    /**
     * Takes the arrays over without copying.
     *
     * @param input shape {@code [ny, nx, channel]} of the network's input
     * @param target shape of the network's output: what it should answer
     * @param weight shape of the network's output: how much each number counts, ≥ 0; 0 leaves it out
     */
    public Example(float[] input, float[] target, float[] weight) {
        if (target.length != weight.length) {
            throw new IllegalArgumentException("target and weight must have one shape, got " + target.length + " and "
                    + weight.length + " numbers");
        }
        this.input = input;
        this.target = target;
        this.weight = weight;
    }

    float[] input() {
        return input;
    }

    float[] target() {
        return target;
    }

    float[] weight() {
        return weight;
    }

    /** Σ w (g − t)² for answers g that begin at {@code from}. */
    double squaredError(float[] answers, int from) {
        double sum = 0;
        for (int i = 0; i < target.length; i++) {
            double difference = answers[from + i] - target[i];
            sum += weight[i] * difference * difference;
        }
        return sum;
    }
}
