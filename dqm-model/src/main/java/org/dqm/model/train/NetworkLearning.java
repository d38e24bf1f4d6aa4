package org.dqm.model.train;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.calibrate.Contamination;
import org.dqm.model.calibrate.MapSums;
import org.dqm.model.network.Checkpoints;
import org.dqm.model.network.NetworkJson;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.NetworkTrainer;
import org.dqm.model.network.TrainingOptions;
import org.dqm.model.network.TrainingResult;
import org.dqm.model.network.Weights;
import org.dqm.model.preprocess.BlindLinear;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.NetworkTensors;
import org.dqm.model.preprocess.Reference;

/** Trains the network on what reference and neighbours leave of good lumisections. */
final class NetworkLearning {
    private static final int MIN_EXAMPLES = 64;
    private static final int MAX_EXAMPLES = 800;
    private static final int MAX_VALIDATION = 400;
    /** Maps of nine images in one step. */
    private static final int MAPS = 16;
    /** Step size of Adam in the first epoch; at 0.002 the first epoch is the best. */
    private static final double RATE = 0.001;

    private static final int PATIENCE = 5;

    private final TrainingRequest request;
    private final TrainingProgress progress;
    private final Checkpointing checkpointing;

    NetworkLearning(TrainingRequest request, TrainingProgress progress, Checkpointing checkpointing) {
        this.request = request;
        this.progress = progress;
        this.checkpointing = checkpointing;
    }

    TrainingResult learn(NetworkTensors tensors, BlindLinear blind, Reference reference, Split split, Layout layout) {
        NetworkSpec spec = request.network().spec(tensors.inputShape());
        HiddenRegions regions = new HiddenRegions(layout.grid(), layout.geometry());
        List<LumisectionHistogram> validation = split.validation().isEmpty() ? split.training() : split.validation();
        GoodExamples training = new GoodExamples(
                maps(reference, split.training()),
                Math.min(MAX_EXAMPLES, Math.max(MIN_EXAMPLES, split.training().size())),
                blind,
                tensors,
                regions,
                request.seed());
        GoodExamples check = new GoodExamples(
                maps(reference, validation),
                Math.min(MAX_VALIDATION, Math.max(MIN_EXAMPLES / 2, validation.size())),
                blind,
                tensors,
                regions,
                ~request.seed());
        // One lumisection cannot tell whether the network is better than none.
        int epochs = split.validation().isEmpty() ? 0 : request.epochs();
        FineTuning fineTuning = request.network().fineTuning();
        Weights start = fineTuning.start(spec, Weights.initial(spec, request.seed()));
        TrainingOptions options = new TrainingOptions(
                epochs,
                MAPS,
                fineTuning.step(RATE),
                PATIENCE,
                request.seed(),
                request.network().loss(),
                fineTuning.compression());
        Optional<CheckpointFile> file = checkpointing.file(spec, () -> fingerprint(spec, start, options, split));
        return new NetworkTrainer(
                        options,
                        epoch -> progress.at(
                                "epoch",
                                epoch.number(),
                                epochs,
                                String.format(Locale.ROOT, "validation loss %.5f", epoch.validationLoss())),
                        file.map(Checkpoints.class::cast).orElse(Checkpoints.NONE))
                .train(spec, start, training, check);
    }

    static List<GoodMap> maps(Reference reference, List<LumisectionHistogram> good) {
        List<Expectation> plain = good.stream().map(reference::expect).toList();
        Map<Integer, List<MapSums>> runs = new TreeMap<>();
        for (int i = 0; i < good.size(); i++) {
            runs.computeIfAbsent(good.get(i).id().run(), run -> new ArrayList<>())
                    .add(MapSums.of(
                            plain.get(i),
                            OptionalDouble.empty(),
                            new float[reference.grid().size()]));
        }
        Map<Integer, BitSet> faulty = new TreeMap<>();
        runs.forEach((run, sums) -> faulty.put(run, Contamination.of(sums, reference.law())));
        List<GoodMap> maps = new ArrayList<>();
        for (int i = 0; i < good.size(); i++) {
            LumisectionHistogram histogram = good.get(i);
            BitSet inRun = Objects.requireNonNull(faulty.get(histogram.id().run()));
            maps.add(new GoodMap(plain.get(i), histogram.pileup(), inRun));
        }
        return maps;
    }

    /** Of everything that decides how the training goes. */
    private static byte[] fingerprint(NetworkSpec spec, Weights start, TrainingOptions options, Split split) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((NetworkJson.write(spec) + options).getBytes(StandardCharsets.UTF_8));
            start.names().forEach(name -> update(digest, start.values(name)));
            for (LumisectionHistogram histogram : split.seen()) {
                update(digest, histogram.bins().toArray());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        digest.update(bytes);
    }
}
