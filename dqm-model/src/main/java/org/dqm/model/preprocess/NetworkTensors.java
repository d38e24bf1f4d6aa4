package org.dqm.model.preprocess;

import java.util.BitSet;
import org.dqm.model.network.TensorShape;

/**
 * What the network sees of a lumisection, and what it should answer.
 *
 * <p>Input, shape {@code [ny + 2·halo, nx + 2·halo, 3]}: deviation from the reference in units of 4 standard
 * deviations, limited to ±2, 0 where masked or hidden · 1 where live, 0 where masked · logarithm of the scale. Output,
 * one channel: g, what to add to the logarithm of each bin's rate.
 */
public final class NetworkTensors {
    /** Channels of the input. */
    public static final int CHANNELS = 3;

    private static final double UNIT = 4;
    private static final double LIMIT = 2;
    /** A target beyond this says that the bin is a fault, not a correction. */
    private static final double MAX_TARGET = 5;

    private final TensorLayout layout;

    public NetworkTensors(TensorLayout layout) {
        this.layout = layout;
    }

    public TensorLayout layout() {
        return layout;
    }

    /** Shape of one input. */
    public TensorShape inputShape() {
        return layout.shape(CHANNELS);
    }

    /**
     * The network's input.
     *
     * @param hidden bins that the network must not see, so that it predicts them from their surroundings
     */
    public float[] input(Expectation expectation, BitSet hidden) {
        float[] deviation = new float[layout.grid().size()];
        for (int i = 0; i < deviation.length; i++) {
            if (expectation.isLive(i) && !hidden.get(i)) {
                double sigma = Math.sqrt(Math.max(expectation.variance(i), 1e-6));
                double z = (expectation.count(i) - expectation.mean(i)) / sigma / UNIT;
                deviation[i] = (float) Math.max(-LIMIT, Math.min(LIMIT, z));
            }
        }
        float logScale = (float) Math.log(Math.max(expectation.scale(), 1e-6));
        float[] tensor = new float[layout.size() * CHANNELS];
        for (int p = 0; p < layout.size(); p++) {
            int bin = layout.bin(p);
            tensor[p * CHANNELS] = deviation[bin];
            tensor[p * CHANNELS + 1] = expectation.isLive(bin) ? 1 : 0;
            tensor[p * CHANNELS + 2] = logScale;
        }
        return tensor;
    }

    /** The correction that would explain each bin, to first order; shape of the output, 0 outside the map. */
    public float[] target(Expectation truth) {
        float[] target = new float[layout.size()];
        for (int i = 0; i < layout.grid().size(); i++) {
            if (truth.slope(i) > 0) {
                double t = (truth.count(i) - truth.mean(i)) / truth.slope(i);
                target[layout.place(i)] = (float) Math.max(-MAX_TARGET, Math.min(MAX_TARGET, t));
            }
        }
        return target;
    }

    /** How well each bin knows its correction: inverse variance of the target; 0 where masked or outside the map. */
    public float[] weight(Expectation truth) {
        float[] weight = new float[layout.size()];
        for (int i = 0; i < layout.grid().size(); i++) {
            double variance = truth.variance(i);
            if (truth.isLive(i) && variance > 0) {
                weight[layout.place(i)] = (float) (truth.slope(i) * truth.slope(i) / variance);
            }
        }
        return weight;
    }
}
