package org.dqm.model.preprocess;

import java.util.BitSet;
import java.util.OptionalDouble;

/**
 * What is known of a lumisection before the network is asked: the reference at its rate, and what the neighbours say of
 * each bin.
 *
 * <p>u is a bin's deviation from the reference in units of the root of {@link Expectation#variance}, û its blind linear
 * prediction.
 */
public final class BlindView {
    private final Expectation plain;
    private final BitSet hidden;
    private final float[] predicted;
    private final OptionalDouble pileup;

    private BlindView(Expectation plain, BitSet hidden, float[] predicted, OptionalDouble pileup) {
        this.plain = plain;
        this.hidden = hidden;
        this.predicted = predicted;
        this.pileup = pileup;
    }

    /**
     * Asks the neighbours.
     *
     * @param hidden bins that tell nothing about others
     */
    public static BlindView of(Expectation plain, BlindLinear blind, BitSet hidden, OptionalDouble pileup) {
        return new BlindView(plain, (BitSet) hidden.clone(), blind.predict(plain, hidden), pileup);
    }

    public Expectation plain() {
        return plain;
    }

    public OptionalDouble pileup() {
        return pileup;
    }

    /** Whether the bin is there and tells others something. */
    boolean tells(int bin) {
        return plain.isLive(bin) && !hidden.get(bin);
    }

    /** û of a bin. */
    public float predicted(int bin) {
        return predicted[bin];
    }

    /** u − û: what the neighbours do not explain. */
    public double residual(int bin) {
        return plain.standardised(bin) - predicted[bin];
    }

    /**
     * Hits expected by the neighbours, and by the network on top; shape {@code [ny, nx]}, 0 in masked bins.
     *
     * @param delta what the network adds to û, shape {@code [ny, nx]}
     */
    public float[] means(float[] delta) {
        CountLaw law = plain.reference().law();
        float[] means = new float[delta.length];
        for (int i = 0; i < means.length; i++) {
            if (plain.isLive(i)) {
                double told = (predicted[i] + delta[i]) * Math.sqrt(plain.variance(i));
                means[i] = (float) law.moved(plain.mean(i), told);
            }
        }
        return means;
    }
}
