package org.dqm.model.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.calibrate.Calibration;
import org.dqm.model.calibrate.Calibration.GoodEvidence;
import org.dqm.model.calibrate.MapSums;
import org.dqm.model.calibrate.NoiseModel;
import org.dqm.model.network.Autoencoders;
import org.dqm.model.network.Dl4jEngine;
import org.dqm.model.network.Engine;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.NetworkTrainer;
import org.dqm.model.network.TrainingOptions;
import org.dqm.model.network.TrainingResult;
import org.dqm.model.network.Weights;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.NeighbourCovariance;
import org.dqm.model.preprocess.NetworkTensors;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.TensorLayout;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.score.GoodRun;
import org.dqm.model.score.Reconstructed;
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
    /** Bins around the map that the network sees: its receptive field reaches further, but weakly. */
    static final int HALO = 4;
    /** One false alarm per 8-hour shift over 1,000 elements of 1,235 lumisections each: −log₁₀ 8.1·10⁻⁷. */
    static final double ALARM_THRESHOLD = 6.1;

    private static final int MIN_EXAMPLES = 64;
    private static final int MAX_EXAMPLES = 400;
    private static final int MAX_VALIDATION = 128;

    private final TrainingRequest request;
    private final TrainingProgress progress;

    public Trainer(TrainingRequest request, TrainingProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    /** Trains on everything in {@code good}; nothing is written. */
    public BundleContents train(GoodLumisections good) {
        Split split = Split.of(good.histograms());
        Layout layout = Layout.of(good.histograms().get(0));
        Reference reference = Reference.fit(layout.grid(), split.seen());
        NetworkTensors tensors = new NetworkTensors(new TensorLayout(layout.grid(), HALO));
        NetworkSpec spec = Autoencoders.standard(tensors.inputShape());
        TrainingResult trained = learn(spec, tensors, reference, split, layout);
        try (Engine engine = new Dl4jEngine(spec, trained.weights())) {
            NoiseModel noise = noise(new Reconstruction(reference, tensors, engine), split.seen());
            Calibration nominal = Calibration.ofNoiseModel(split.seen().size(), runs(split.seen()));
            ScoringModel provisional = new ScoringModel(
                    request.model(),
                    reference,
                    noise,
                    nominal,
                    layout.geometry(),
                    Applicabilities.of(split.seen(), expect(reference, split.seen()), good.context()),
                    HALO,
                    ALARM_THRESHOLD);
            Calibration calibration = Calibration.measured(evidence(provisional, engine, split.heldOut()), nominal);
            return new BundleAssembly(request, good.sources(), split)
                    .contents(provisional.with(calibration), spec, trained, tensors);
        }
    }

    private TrainingResult learn(
            NetworkSpec spec, NetworkTensors tensors, Reference reference, Split split, Layout layout) {
        List<LumisectionHistogram> validation = split.validation().isEmpty() ? split.training() : split.validation();
        PlantedFaults faults = new PlantedFaults(layout.grid(), layout.geometry());
        HoleExamples training = new HoleExamples(
                expect(reference, split.training()),
                runNumbers(split.training()),
                Math.min(MAX_EXAMPLES, Math.max(MIN_EXAMPLES, split.training().size())),
                tensors,
                faults,
                request.seed());
        HoleExamples check = new HoleExamples(
                expect(reference, validation),
                runNumbers(validation),
                Math.min(MAX_VALIDATION, Math.max(MIN_EXAMPLES / 2, validation.size())),
                tensors,
                faults,
                ~request.seed());
        // One lumisection cannot tell whether the network is better than none.
        int epochs = split.validation().isEmpty() ? 0 : request.epochs();
        return new NetworkTrainer(
                        TrainingOptions.standard(epochs, request.seed()),
                        epoch -> progress.at(
                                "epoch",
                                epoch.number(),
                                epochs,
                                String.format(Locale.ROOT, "validation loss %.5f", epoch.validationLoss())))
                .train(spec, Weights.initial(spec, request.seed()), training, check);
    }

    private NoiseModel noise(Reconstruction reconstruction, List<LumisectionHistogram> seen) {
        List<MapSums> sums = new ArrayList<>();
        List<Expectation> plain = new ArrayList<>();
        for (LumisectionHistogram histogram : seen) {
            Reconstructed reconstructed = reconstruction.of(histogram);
            plain.add(reconstructed.plain());
            sums.add(reconstructed.sums());
            progress.at("noise", sums.size(), seen.size(), "");
        }
        Reference reference = plain.get(0).reference();
        return NoiseModel.fit(reference, NeighbourCovariance.fit(plain, runNumbers(seen)), sums, runNumbers(seen));
    }

    private List<GoodEvidence> evidence(ScoringModel model, Engine engine, List<LumisectionHistogram> heldOut) {
        Map<Integer, List<LumisectionHistogram>> runs = new TreeMap<>();
        heldOut.forEach(histogram -> runs.computeIfAbsent(histogram.id().run(), run -> new ArrayList<>())
                .add(histogram));
        List<GoodEvidence> evidence = new ArrayList<>();
        int done = 0;
        for (List<LumisectionHistogram> run : runs.values()) {
            GoodRun good = GoodRun.of(model, engine, run);
            evidence.addAll(good.evidence());
            done += run.size();
            progress.at("calibration", done, heldOut.size(), good.leftOut().cardinality() + " bins left out");
        }
        return evidence;
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
