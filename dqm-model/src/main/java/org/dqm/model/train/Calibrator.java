package org.dqm.model.train;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dqm.domain.ModelVersion;
import org.dqm.model.calibrate.Calibration;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.registry.Manifest;
import org.dqm.model.registry.Manifest.CalibrationSummary.Mode;
import org.dqm.model.registry.Manifest.TrainingData;
import org.dqm.model.score.ScoringModel;

/** Measures the tail of a trained model's score on other good lumisections; all else stays as it is. */
public final class Calibrator {
    private final BundleContents trained;
    private final TrainingProgress progress;

    public Calibrator(BundleContents trained, TrainingProgress progress) {
        this.trained = trained;
        this.progress = progress;
    }

    /**
     * A new version of the model.
     *
     * @param good lumisections that the model did not learn from
     * @param command what the user typed, for the model card
     * @throws IllegalArgumentException if the model learned from one of the files, or too few could be scored
     */
    public BundleContents calibrate(GoodLumisections good, ModelVersion as, String command) {
        requireOthers(good);
        ScoringModel model = ScoringModel.of(trained);
        HeldOutEvidence.HeldOut heldOut =
                new HeldOutEvidence(model, trained.network(), trained.weights(), progress).of(good.histograms());
        Calibration calibration = Calibration.measured(heldOut.evidence(), Calibration.ofNoiseModel(1, 1));
        if (calibration.mode() != Mode.HELD_OUT) {
            throw new IllegalArgumentException("a calibration needs at least " + Calibration.MIN_LUMISECTIONS
                    + " good lumisections of at least " + Calibration.MIN_RUNS + " runs that can be scored, got "
                    + heldOut.evidence().size() + " of " + Trainer.runs(good.histograms()) + " runs");
        }
        Manifest old = trained.manifest();
        Map<String, Object> metrics = new TreeMap<>(old.metrics());
        metrics.put("calibration_command", command);
        metrics.put(
                "calibrated_from",
                good.sources().stream()
                        .collect(Collectors.toMap(TrainingData::name, TrainingData::sha256, (first, same) -> first)));
        metrics.put("held_out_lumisections", good.histograms().size());
        metrics.put("left_out_of_calibration", heldOut.leftOut());
        Manifest manifest = new Manifest(
                as,
                old.element(),
                old.grid(),
                old.preprocessing(),
                old.noiseModel(),
                old.trainingData(),
                old.applicability(),
                calibration.summary(model.threshold()),
                metrics,
                old.exportable());
        return new BundleContents(
                manifest,
                trained.network(),
                trained.weights(),
                model.with(calibration).toArrays(),
                trained.geometry(),
                trained.goldenInputs());
    }

    private void requireOthers(GoodLumisections good) {
        Set<String> learnt = trained.manifest().trainingData().stream()
                .map(TrainingData::sha256)
                .collect(Collectors.toSet());
        good.sources().stream()
                .filter(source -> learnt.contains(source.sha256()))
                .findFirst()
                .ifPresent(source -> {
                    throw new IllegalArgumentException("--data " + source.name() + ": "
                            + trained.manifest().model()
                            + " learned from this file, which would make its scores look better than they are");
                });
    }
}
