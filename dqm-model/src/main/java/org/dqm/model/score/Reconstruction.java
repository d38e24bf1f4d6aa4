package org.dqm.model.score;

import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.network.Engine;
import org.dqm.model.preprocess.BlindLinear;
import org.dqm.model.preprocess.BlindView;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.NetworkTensors;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.TensorLayout;

/**
 * What is expected of a lumisection: the reference at its rate, and what the network adds to what the neighbours say.
 *
 * <p>No bin's own hits have a part in its expectation but through the lumisection's rate and tilt. Bins that disagree
 * are hidden from all others. Not safe for several threads.
 */
public final class Reconstruction {
    private static final float LIMIT = 6;

    private final Reference reference;
    private final BlindLinear blind;
    private final NetworkTensors tensors;
    private final Engine engine;
    private final Disturbed disturbed;

    public Reconstruction(Reference reference, BlindLinear blind, NetworkTensors tensors, Engine engine) {
        this.reference = reference;
        this.blind = blind;
        this.tensors = tensors;
        this.engine = engine;
        this.disturbed = new Disturbed(reference, blind);
    }

    public Reference reference() {
        return reference;
    }

    /** Needs the shape of the reference. */
    public Reconstructed of(LumisectionHistogram histogram) {
        Expectation plain = reference.expect(histogram);
        BlindView view = BlindView.of(plain, blind, disturbed.of(plain), histogram.pileup());
        float[] delta = delta(view);
        float[] shift = new float[delta.length];
        for (int i = 0; i < shift.length; i++) {
            shift[i] = plain.isLive(i) ? (float) (limited(delta[i]) * Math.sqrt(plain.variance(i))) : 0;
        }
        return new Reconstructed(plain, histogram.pileup(), shift);
    }

    /** What the network adds to each bin's predicted deviation, shape {@code [ny, nx]}. */
    public float[] delta(BlindView view) {
        return tensors.layout().crop(engine.run(tensors.input(view), TensorLayout.PHASES));
    }

    /** A network that fails adds nothing. */
    private static float limited(float delta) {
        return Float.isFinite(delta) ? Math.max(-LIMIT, Math.min(LIMIT, delta)) : 0;
    }
}
