package org.dqm.model.train;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.geometry.GeometryJson;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TensorShape;
import org.dqm.model.network.TrainingResult;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.NetworkTensors;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.registry.Manifest;
import org.dqm.model.registry.Manifest.TrainingData;
import org.dqm.model.registry.NpyArray;
import org.dqm.model.score.ScoringModel;

/** Puts what was learned into the form of a bundle. */
final class BundleAssembly {
    private static final int GOLDEN_MAPS = 3;

    private final TrainingRequest request;
    private final List<TrainingData> sources;
    private final Split split;

    BundleAssembly(TrainingRequest request, List<TrainingData> sources, Split split) {
        this.request = request;
        this.sources = sources;
        this.split = split;
    }

    BundleContents contents(ScoringModel model, NetworkSpec spec, TrainingResult trained, NetworkTensors tensors) {
        GridTopology grid = model.reference().grid();
        Manifest manifest = new Manifest(
                request.model(),
                request.element(),
                new Manifest.Grid(grid.nx(), grid.ny(), grid.wrapsX(), grid.wrapsY(), model.halo()),
                preprocessing(model),
                Map.of(
                        "dispersion", model.reference().dispersion(),
                        "growth_of_5x5", model.noise().blind().residuals(0.1).plainGrowth(5)),
                sources,
                model.applicability(),
                model.calibration().summary(model.threshold()),
                metrics(trained),
                new Manifest.Exportable(false, "no fixed-point version of this network has been checked yet"));
        return new BundleContents(
                manifest,
                spec,
                trained.weights(),
                model.toArrays(),
                Optional.of(GeometryJson.write(model.geometry())),
                goldenInputs(model, tensors));
    }

    private static Map<String, Object> preprocessing(ScoringModel model) {
        return Map.of(
                "response", model.reference().response().name(),
                "live_bins", model.reference().liveBins(),
                "channels", List.of("deviation from the reference / 4 sigma, limited to 2", "live", "ln scale"),
                "output", "added to the logarithm of each bin's rate, limited to 1");
    }

    private Map<String, Object> metrics(TrainingResult trained) {
        Map<String, Object> metrics = new TreeMap<>();
        metrics.put("epochs", trained.epochs().size() - 1);
        metrics.put("command", request.command());
        metrics.put("best_epoch", trained.bestEpoch());
        metrics.put("validation_loss", trained.best().validationLoss());
        metrics.put("validation_loss_without_network", trained.epochs().get(0).validationLoss());
        metrics.put("training_lumisections", split.training().size());
        metrics.put("validation_lumisections", split.validation().size());
        metrics.put("held_out_lumisections", split.heldOut().size());
        return metrics;
    }

    /** A map as it is, one with a hidden block, one with a dead block. */
    private NpyArray goldenInputs(ScoringModel model, NetworkTensors tensors) {
        List<LumisectionHistogram> seen = split.seen();
        Expectation expectation = model.reference().expect(seen.get(seen.size() - 1));
        BitSet block = block(model.reference().grid());
        float[] dead = new float[expectation.grid().size()];
        for (int i = 0; i < dead.length; i++) {
            dead[i] = block.get(i) ? 0 : (float) expectation.count(i);
        }
        TensorShape shape = tensors.inputShape();
        float[] all = new float[GOLDEN_MAPS * shape.size()];
        System.arraycopy(tensors.input(expectation, new BitSet()), 0, all, 0, shape.size());
        System.arraycopy(tensors.input(expectation, block), 0, all, shape.size(), shape.size());
        System.arraycopy(
                tensors.input(expectation.withCounts(dead), new BitSet()), 0, all, 2 * shape.size(), shape.size());
        return NpyArray.ofFloats(List.of(GOLDEN_MAPS, shape.ny(), shape.nx(), shape.channels()), all);
    }

    /** Up to 5 × 5 bins in the middle. */
    private static BitSet block(GridTopology grid) {
        BitSet bins = new BitSet(grid.size());
        for (int dy = -2; dy <= 2; dy++) {
            for (int dx = -2; dx <= 2; dx++) {
                int index = grid.index(grid.nx() / 2 + dx, grid.ny() / 2 + dy);
                if (index >= 0) {
                    bins.set(index);
                }
            }
        }
        return bins;
    }
}
