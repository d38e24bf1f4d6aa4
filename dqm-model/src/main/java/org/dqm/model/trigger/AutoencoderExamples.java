package org.dqm.model.trigger;

import java.util.Arrays;
import org.dqm.model.crossing.Crossings;
import org.dqm.model.network.Example;
import org.dqm.model.network.Examples;

/** Crossings that the teacher is to repeat. */
final class AutoencoderExamples implements Examples {
    private final Crossings crossings;
    private final TriggerInput input;
    private final long from;
    private final int size;

    AutoencoderExamples(Crossings crossings, TriggerInput input, long from, int size) {
        this.crossings = crossings;
        this.input = input;
        this.from = from;
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Example example(int epoch, int index) {
        short[] map = new short[crossings.ny() * crossings.nx()];
        crossings.read(from + index, map);
        float[] values = new float[map.length];
        input.copy(map, values, 0);
        float[] weight = new float[map.length];
        Arrays.fill(weight, 1);
        return new Example(values, values, weight);
    }
}
