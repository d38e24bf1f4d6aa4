package org.dqm.model.train;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.geometry.GeometryJson;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TensorShape;
import org.dqm.model.network.TrainingResult;
import org.dqm.model.preprocess.BlindLinear;
import org.dqm.model.preprocess.BlindView;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.NetworkTensors;
import org.dqm.model.preprocess.TensorLayout;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.registry.Manifest;
import org.dqm.model.registry.Manifest.TrainingData;
import org.dqm.model.registry.NpyArray;
import org.dqm.model.score.ScoringModel;

/** Puts what was learned into the form of a bundle. */
final class BundleAssembly {
    private static final int GOLDEN_PHASE = 4;

    private final TrainingRequest request;
    private final List<TrainingData> sources;
    private final Split split;
    private final Map<Integer, List<List<Integer>>> leftOut;

    /** @param leftOut of the calibration, by run */
    BundleAssembly(
            TrainingRequest request,
            List<TrainingData> sources,
            Split split,
            Map<Integer, List<List<Integer>>> leftOut) {
        this.request = request;
        this.sources = sources;
        this.split = split;
        this.leftOut = leftOut;
    }

    BundleContents contents(ScoringModel model, NetworkSpec spec, TrainingResult trained, NetworkTensors tensors) {
        GridTopology grid = model.reference().grid();
        Manifest manifest = new Manifest(
                request.model(),
                request.element(),
                new Manifest.Grid(grid.nx(), grid.ny(), grid.wrapsX(), grid.wrapsY(), model.halo()),
                preprocessing(model, tensors.layout()),
                Map.of(
                        "dispersion", model.reference().dispersion(),
                        "growth_of_5x5", model.noise().blind().residuals(0.1).plainGrowth(5)),
                sources,
                model.applicability(),
                model.calibration().summary(model.threshold()),
                metrics(spec, trained),
                new Manifest.Exportable(false, "no fixed-point version of this network has been checked yet"));
        return new BundleContents(
                manifest,
                spec,
                trained.weights(),
                model.toArrays(),
                Optional.of(GeometryJson.write(model.geometry())),
                goldenInputs(model, tensors));
    }

    private static Map<String, Object> preprocessing(ScoringModel model, TensorLayout layout) {
        Map<String, Object> settings = new TreeMap<>(layout.description());
        settings.put("response", model.reference().response().name());
        settings.put("live_bins", model.reference().liveBins());
        settings.put("channels", NetworkTensors.channels());
        settings.put("output", "added to u predicted from 5x5");
        return settings;
    }

    private Map<String, Object> metrics(NetworkSpec spec, TrainingResult trained) {
        Map<String, Object> metrics = new TreeMap<>();
        request.network().fineTuning().describe(metrics, trained);
        metrics.put("architecture", request.network().architecture());
        metrics.put("loss", request.network().loss().name().toLowerCase(Locale.ROOT));
        metrics.put("multiply_adds_per_map", TensorLayout.PHASES * spec.multiplyAdds());
        metrics.put("command", request.command());
        metrics.put("training_lumisections", split.training().size());
        metrics.put("validation_lumisections", split.validation().size());
        metrics.put("held_out_lumisections", split.heldOut().size());
        metrics.put("left_out_of_calibration", leftOut);
        return metrics;
    }

    /** One of the nine images of a map as it is, of one with a hidden block, of one with a dead block. */
    private NpyArray goldenInputs(ScoringModel model, NetworkTensors tensors) {
        List<LumisectionHistogram> seen = split.seen();
        Expectation plain = model.reference().expect(seen.get(seen.size() - 1));
        BitSet block = block(model.reference().grid());
        float[] dead = new float[plain.grid().size()];
        for (int i = 0; i < dead.length; i++) {
            dead[i] = block.get(i) ? 0 : (float) plain.count(i);
        }
        BlindLinear blind = model.noise().blind();
        OptionalDouble pileup = seen.get(seen.size() - 1).pileup();
        List<BlindView> views = List.of(
                BlindView.of(plain, blind, new BitSet(), pileup),
                BlindView.of(plain, blind, block, pileup),
                BlindView.of(plain.withCounts(dead), blind, new BitSet(), pileup));
        TensorShape shape = tensors.inputShape();
        float[] all = new float[views.size() * shape.size()];
        for (int k = 0; k < views.size(); k++) {
            System.arraycopy(
                    tensors.input(views.get(k)), GOLDEN_PHASE * shape.size(), all, k * shape.size(), shape.size());
        }
        return NpyArray.ofFloats(List.of(views.size(), shape.ny(), shape.nx(), shape.channels()), all);
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
