package org.dqm.model.score;

import java.util.BitSet;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.network.Engine;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.NetworkTensors;
import org.dqm.model.preprocess.Reference;

/**
 * What is expected of a lumisection: the reference at its rate, corrected by the network.
 *
 * <p>Bins that disagree are hidden from the network in a second pass, so that a fault is held against its surroundings
 * and not against itself.
 */
public final class Reconstruction {
    /** Standard deviations at which a bin is hidden. */
    private static final double HIDE = 4;

    private final Reference reference;
    private final NetworkTensors tensors;
    private final Engine engine;

    public Reconstruction(Reference reference, NetworkTensors tensors, Engine engine) {
        this.reference = reference;
        this.tensors = tensors;
        this.engine = engine;
    }

    /** Needs the shape of the reference. */
    public Reconstructed of(LumisectionHistogram histogram) {
        Expectation plain = reference.expect(histogram);
        Expectation first = corrected(plain, new BitSet());
        BitSet disturbed = disturbed(plain, first);
        Expectation corrected = disturbed.isEmpty() ? first : corrected(plain, disturbed);
        float[] shift = new float[plain.grid().size()];
        for (int i = 0; i < shift.length; i++) {
            shift[i] = (float) (corrected.mean(i) - plain.mean(i));
        }
        return new Reconstructed(plain, shift);
    }

    private Expectation corrected(Expectation plain, BitSet hidden) {
        float[] output = engine.run(tensors.input(plain, hidden), 1);
        return plain.corrected(tensors.layout().crop(output));
    }

    /** Bins far from either expectation, and their neighbours. */
    private static BitSet disturbed(Expectation plain, Expectation corrected) {
        var grid = plain.grid();
        BitSet bins = new BitSet(grid.size());
        for (int i = 0; i < grid.size(); i++) {
            if (isFar(plain, i) || isFar(corrected, i)) {
                int x = i % grid.nx();
                int y = i / grid.nx();
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        int neighbour = grid.index(x + dx, y + dy);
                        if (neighbour >= 0) {
                            bins.set(neighbour);
                        }
                    }
                }
            }
        }
        return bins;
    }

    private static boolean isFar(Expectation expectation, int i) {
        if (!expectation.isLive(i)) {
            return false;
        }
        double off = Math.abs(expectation.count(i) - expectation.mean(i)) - 3;
        return off > 0 && off * off > HIDE * HIDE * expectation.variance(i);
    }
}
