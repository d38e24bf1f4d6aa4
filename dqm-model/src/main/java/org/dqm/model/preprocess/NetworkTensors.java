package org.dqm.model.preprocess;

import java.util.BitSet;
import java.util.List;
import org.dqm.model.network.TensorShape;

/**
 * What the network sees of a lumisection, and what it should answer.
 *
 * <p>Input, nine images as {@link TensorLayout} has them. Channels at a pixel: u of the 8 neighbours of its bin, limited
 * to ±6, 0 where they tell nothing · 1 for each that tells, else 0 · û of the bin · 1 where it is live · ln of its
 * relative noise, plus 1 · ln of the lumisection's scale · its pileup less 40 over 20, limited to ±2, 0 if unknown. Beyond
 * the map all are 0. Output, one channel: δ, what to add to û.
 */
public final class NetworkTensors {
    /** Channels of the input. */
    public static final int CHANNELS = 21;

    /** Channel of û. */
    static final int PREDICTED = 16;

    private static final int NEIGHBOURS = 8;
    private static final double LIMIT = 6;
    private static final double LOWEST = 0.05;

    private final TensorLayout layout;
    /** The neighbours of every bin, −1 where there is none. */
    private final int[] neighbours;
    /** Bins whose neighbours lie, in part, across an end that the network does not see across. */
    private final BitSet seam = new BitSet();

    public NetworkTensors(TensorLayout layout) {
        this.layout = layout;
        GridTopology grid = layout.grid();
        GridTopology inner = layout.inner();
        this.neighbours = new int[grid.size() * NEIGHBOURS];
        for (int i = 0; i < grid.size(); i++) {
            int x = i % grid.nx();
            int y = i / grid.nx();
            for (int k = 0; k < NEIGHBOURS; k++) {
                int at = k < NEIGHBOURS / 2 ? k : k + 1;
                neighbours[i * NEIGHBOURS + k] = inner.index(x + at % 3 - 1, y + at / 3 - 1);
            }
            boolean nearX = grid.wrapsX() && !inner.wrapsX() && (x < 2 || x >= grid.nx() - 2);
            boolean nearY = grid.wrapsY() && !inner.wrapsY() && (y < 2 || y >= grid.ny() - 2);
            seam.set(i, nearX || nearY);
        }
    }

    public TensorLayout layout() {
        return layout;
    }

    /** Shape of one of the nine images of the input. */
    public TensorShape inputShape() {
        return layout.shape(CHANNELS);
    }

    /** Names of the channels, in order. */
    public static List<String> channels() {
        return List.of(
                "u of the 8 neighbours, row by row",
                "1 where each of them tells",
                "u predicted from 5x5",
                "live",
                "ln(relative noise) + 1",
                "ln scale",
                "(pileup - 40)/20");
    }

    /** The network's input, shape {@code [9, ny, nx, 21]}. */
    public float[] input(BlindView view) {
        Expectation plain = view.plain();
        int bins = layout.grid().size();
        float[] deviation = new float[bins];
        for (int i = 0; i < bins; i++) {
            if (view.tells(i)) {
                deviation[i] = (float) Math.max(-LIMIT, Math.min(LIMIT, plain.standardised(i)));
            }
        }
        float logScale = (float) Math.log(Math.max(plain.scale(), 1e-6));
        float pileup = (float) Math.max(-2, Math.min(2, (view.pileup().orElse(40) - 40) / 20));
        float[] tensor = new float[layout.size() * CHANNELS];
        for (int p = 0; p < layout.size(); p++) {
            int bin = layout.bin(p);
            int at = p * CHANNELS;
            if (bin < 0) {
                continue;
            }
            for (int k = 0; k < NEIGHBOURS; k++) {
                int other = neighbours[bin * NEIGHBOURS + k];
                if (other >= 0 && view.tells(other)) {
                    tensor[at + k] = deviation[other];
                    tensor[at + NEIGHBOURS + k] = 1;
                }
            }
            tensor[at + PREDICTED] = seam.get(bin) ? 0 : view.predicted(bin);
            tensor[at + PREDICTED + 1] = plain.isLive(bin) ? 1 : 0;
            tensor[at + PREDICTED + 2] = plain.isLive(bin) ? relativeNoise(plain, bin) : 0;
            tensor[at + PREDICTED + 3] = logScale;
            tensor[at + PREDICTED + 4] = pileup;
        }
        return tensor;
    }

    private static float relativeNoise(Expectation plain, int bin) {
        double ratio = Math.sqrt(plain.variance(bin)) / Math.max(plain.mean(bin), 1e-6);
        return (float) (1 + Math.log(Math.max(1e-3, Math.min(20, ratio))));
    }

    /** The δ that would explain each bin, limited to ±6; shape of the output, 0 outside the map. */
    public float[] target(BlindView truth) {
        float[] target = new float[layout.size()];
        for (int i = 0; i < layout.grid().size(); i++) {
            if (truth.plain().isLive(i)) {
                target[layout.place(i)] = (float) Math.max(-LIMIT, Math.min(LIMIT, truth.residual(i)));
            }
        }
        return target;
    }

    /** What the neighbours expect, from 0 hits up, on the scale of u: for a loss that asks for a base. */
    public float[] base(BlindView truth) {
        float[] base = new float[layout.size()];
        for (int i = 0; i < layout.grid().size(); i++) {
            if (truth.plain().isLive(i)) {
                base[layout.place(i)] = (float) relativeBase(truth, i);
            }
        }
        return base;
    }

    /**
     * 1 for every live bin, 0 outside the map.
     *
     * @param excluded bins that are not to be learned from
     */
    public float[] weight(BlindView truth, BitSet excluded) {
        float[] weight = new float[layout.size()];
        for (int i = 0; i < layout.grid().size(); i++) {
            if (truth.plain().isLive(i) && !excluded.get(i)) {
                weight[layout.place(i)] = 1;
            }
        }
        return weight;
    }

    private static double relativeMean(BlindView view, int bin) {
        return view.plain().mean(bin) / Math.sqrt(Math.max(view.plain().variance(bin), 1e-9));
    }

    private static double relativeBase(BlindView view, int bin) {
        double mean = relativeMean(view, bin);
        return Math.max(LOWEST * mean, mean + view.predicted(bin));
    }
}
