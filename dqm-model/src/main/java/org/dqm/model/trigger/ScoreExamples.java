package org.dqm.model.trigger;

import java.util.HashMap;
import java.util.Map;
import org.dqm.model.crossing.Crossings;
import org.dqm.model.network.Example;
import org.dqm.model.network.Examples;

/** Crossings, and the score that the teacher gives each. */
final class ScoreExamples implements Examples {
    private static final double MOST = 10;

    private final Crossings crossings;
    private final double[] scores;
    private final float[] weights;
    private final TriggerInput input;
    private final int from;
    private final int to;

    /** Those from {@code from} on, before {@code to}. */
    ScoreExamples(Crossings crossings, double[] scores, TriggerInput input, int from, int to) {
        this.crossings = crossings;
        this.scores = scores;
        this.weights = weights(scores);
        this.input = input;
        this.from = from;
        this.to = to;
    }

    @Override
    public int size() {
        return to - from;
    }

    @Override
    public Example example(int epoch, int index) {
        short[] map = new short[crossings.ny() * crossings.nx()];
        crossings.read(from + index, map);
        float[] values = new float[map.length];
        input.copy(map, values, 0);
        return new Example(values, new float[] {(float) scores[from + index]}, new float[] {weights[from + index]});
    }

    /** So that every half unit of score counts alike, with at most ten times the mean weight: a trigger cuts in the tail. */
    private static float[] weights(double[] scores) {
        Map<Long, Integer> counts = new HashMap<>();
        for (double score : scores) {
            counts.merge(Math.round(2 * score), 1, Integer::sum);
        }
        double even = (double) scores.length / counts.size();
        float[] weights = new float[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            weights[i] = (float) Math.min(MOST, even / counts.getOrDefault(Math.round(2 * scores[i]), 1));
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= (float) (weights.length / sum);
        }
        return weights;
    }
}
