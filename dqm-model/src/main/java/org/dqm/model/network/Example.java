package org.dqm.model.network;

/** One map to learn from, as one image or several that the network sees one by one; owns its numbers. */
public final class Example {
    private final float[] input;
    private final float[] target;
    private final float[] weight;
    private final float[] base;

    /** An example for a loss without a base. */
    public Example(float[] input, float[] target, float[] weight) {
        this(input, target, weight, new float[target.length]);
    }

    /**
     * Takes the arrays over without copying.
     *
     * @param input shape {@code [image, ny, nx, channel]}, the last three of the network's input
     * @param target shape {@code [image, ny, nx, channel]} of the network's output: what it should answer
     * @param weight shape of the target: how much each number counts, ≥ 0; 0 leaves it out
     * @param base shape of the target: see {@link Loss}; &gt; 0 where the weight is, if the loss needs it
     */
    public Example(float[] input, float[] target, float[] weight, float[] base) {
        if (target.length != weight.length || target.length != base.length) {
            throw new IllegalArgumentException("target, weight and base must have one shape, got " + target.length
                    + ", " + weight.length + " and " + base.length + " numbers");
        }
        this.input = input;
        this.target = target;
        this.weight = weight;
        this.base = base;
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

    float[] base() {
        return base;
    }

    /** Sum of the weighted loss for answers that begin at {@code from}. */
    double loss(Loss loss, float[] answers, int from) {
        double sum = 0;
        for (int i = 0; i < target.length; i++) {
            if (weight[i] > 0) {
                sum += weight[i] * loss.of(answers[from + i], target[i], base[i]);
            }
        }
        return sum;
    }
}
