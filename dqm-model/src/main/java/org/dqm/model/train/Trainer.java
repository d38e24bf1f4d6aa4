package org.dqm.model.train;

import java.util.ArrayList;
import java.util.List;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.calibrate.Calibration;
import org.dqm.model.calibrate.MapSums;
import org.dqm.model.calibrate.NoiseModel;
import org.dqm.model.geometry.Geometry;
import org.dqm.model.network.Dl4jEngine;
import org.dqm.model.network.Engine;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TrainingResult;
import org.dqm.model.preprocess.BlindLinear;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.NeighbourCovariance;
import org.dqm.model.preprocess.NetworkTensors;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.TensorLayout;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.score.Reconstruction;
import org.dqm.model.score.ScoringModel;

/**
 * Makes a bundle from good lumisections: reference, network, noise model, calibration, in this order, each on top of
 * the ones before.
 *
 * <p>Works from a handful of lumisections on: then reference and noise model carry it, and a network that is no better
 * than none on validation stays at none.
 */
public final class Trainer {
    /** Pixels beyond the end of an axis that wraps: its receptive field reaches further, but weakly. */
    static final int HALO = 2;
    /** One false alarm per 8-hour shift over 1,000 elements of 1,235 lumisections each: −log₁₀ 8.1·10⁻⁷. */
    static final double ALARM_THRESHOLD = 6.1;

    private final TrainingRequest request;
    private final TrainingProgress progress;
    private final Checkpointing checkpointing;

    /** A trainer without checkpoints. */
    public Trainer(TrainingRequest request, TrainingProgress progress) {
        this(request, progress, Checkpointing.NONE);
    }

    /** A trainer that can go on where another one was stopped. */
    public Trainer(TrainingRequest request, TrainingProgress progress, Checkpointing checkpointing) {
        this.request = request;
        this.progress = progress;
        this.checkpointing = checkpointing;
    }

    /** Trains on everything in {@code good}; nothing is written. */
    public BundleContents train(GoodLumisections good) {
        Split split = Split.of(good.histograms());
        Layout layout = Layout.of(good.histograms().get(0));
        Reference reference = Reference.fit(layout.grid(), split.seen());
        NetworkTensors tensors = new NetworkTensors(new TensorLayout(layout.grid(), HALO));
        List<Expectation> plain = expect(reference, split.seen());
        NeighbourCovariance covariance = NeighbourCovariance.fit(plain, runNumbers(split.seen()));
        BlindLinear blind = new BlindLinear(reference, covariance);
        TrainingResult trained =
                new NetworkLearning(request, progress, checkpointing).learn(tensors, blind, reference, split, layout);
        NetworkSpec spec = request.network().spec(tensors.inputShape());
        try (Engine engine = new Dl4jEngine(spec, trained.weights())) {
            Reconstruction reconstruction = new Reconstruction(reference, blind, tensors, engine);
            NoiseModel noise = noise(reconstruction, covariance, split.seen(), layout.geometry());
            Calibration nominal = Calibration.ofNoiseModel(split.seen().size(), runs(split.seen()));
            ScoringModel provisional = new ScoringModel(
                    request.model(),
                    reference,
                    noise,
                    nominal,
                    layout.geometry(),
                    Applicabilities.of(split.seen(), plain, good.context()),
                    HALO,
                    ALARM_THRESHOLD);
            HeldOutEvidence.HeldOut heldOut =
                    new HeldOutEvidence(provisional, spec, trained.weights(), progress).of(split.heldOut());
            Calibration calibration = Calibration.measured(heldOut.evidence(), nominal);
            return new BundleAssembly(request, good.sources(), split, heldOut.leftOut())
                    .contents(provisional.with(calibration), spec, trained, tensors);
        }
    }

    private NoiseModel noise(
            Reconstruction reconstruction,
            NeighbourCovariance covariance,
            List<LumisectionHistogram> seen,
            Geometry geometry) {
        List<MapSums> sums = new ArrayList<>();
        Reference reference = reconstruction.reference();
        for (LumisectionHistogram histogram : seen) {
            sums.add(reconstruction.of(histogram).sums());
            progress.at("noise", sums.size(), seen.size(), "");
        }
        return NoiseModel.fit(reference, covariance, sums, runNumbers(seen), geometry.places());
    }

    private static List<Expectation> expect(Reference reference, List<LumisectionHistogram> histograms) {
        return histograms.stream().map(reference::expect).toList();
    }

    private static List<Integer> runNumbers(List<LumisectionHistogram> histograms) {
        return histograms.stream().map(h -> h.id().run()).toList();
    }

    static int runs(List<LumisectionHistogram> histograms) {
        return (int) runNumbers(histograms).stream().distinct().count();
    }
}
