package org.dqm.model.trigger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dqm.model.crossing.Crossings;
import org.dqm.model.network.Examples;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.NetworkTrainer;
import org.dqm.model.network.TensorShape;
import org.dqm.model.network.TrainingOptions;
import org.dqm.model.network.TrainingResult;
import org.dqm.model.network.TrainingResult.Epoch;
import org.dqm.model.network.TriggerNetworks;
import org.dqm.model.network.Weights;
import org.dqm.model.onnx.OnnxRuntimeEngine;
import org.dqm.model.onnx.OnnxWriter;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.registry.Manifest;
import org.dqm.model.train.FineTuning;

/** Trains the networks of an anomaly trigger; nothing is written. */
public final class TriggerTrainer {
    /** Of all crossings, for validation; so many at most. */
    private static final double VALIDATION = 0.1;

    private static final int MOST_VALIDATED = 10_000;
    private static final int BATCH_OF_TEACHER = 64;
    private static final int BATCH_OF_STUDENT = 128;
    private static final double RATE_OF_TEACHER = 1e-3;
    private static final double RATE_OF_STUDENT = 3e-3;

    private final TriggerRequest request;
    private final Listener listener;

    public TriggerTrainer(TriggerRequest request, Listener listener) {
        this.request = request;
        this.listener = listener;
    }

    /** Hears how far it is. */
    public interface Listener extends TriggerProgress {
        /** An epoch of so many is done. */
        void epoch(Epoch epoch, int of);
    }

    /** An autoencoder of all crossings; its score is its squared error. */
    public BundleContents teacher(CrossingData data) {
        NetworkSpec spec = TriggerNetworks.teacher(shape(data));
        TriggerInput input = TriggerInput.standard(data.bits());
        int all = Math.toIntExact(data.crossings().size());
        int checked = checked(all);
        TrainingResult result = train(
                spec,
                request.fineTuning().start(spec, Weights.initial(spec, request.seed())),
                options(BATCH_OF_TEACHER, RATE_OF_TEACHER),
                new Sets(
                        new AutoencoderExamples(data.crossings(), input, 0, all - checked),
                        new AutoencoderExamples(data.crossings(), input, all - checked, checked)));
        return new TriggerAssembly(request, data, input)
                .contents(TriggerScore.SQUARED_ERROR, spec, result, metrics("trigger-autoencoder", all, result));
    }

    /**
     * A small network that tells the teacher's score, learned from usual and, as many, unusual crossings.
     *
     * @throws IllegalArgumentException if the teacher is no trigger bundle, or takes other maps
     */
    public BundleContents student(CrossingData data, Bundle teacher) {
        NetworkSpec spec = TriggerNetworks.student(shape(data));
        // Before the teacher's scores, which take long.
        request.fineTuning().requireFits(spec);
        TriggerInput input = TriggerInput.of(teacher.manifest());
        Crossings mixed = TrainingCrossings.withUnusual(data.crossings(), input.largest(), request.seed());
        double[] scores = scores(teacher.contents(), mixed);
        int all = scores.length;
        // Pairs of one usual and one unusual crossing stay together.
        int checked = checked(all) / 2 * 2;
        double mean = 0;
        for (double score : scores) {
            mean += score / all;
        }
        TrainingResult result = train(
                spec,
                request.fineTuning().start(spec, TriggerNetworks.startOfStudent(spec, mean, request.seed())),
                options(BATCH_OF_STUDENT, RATE_OF_STUDENT),
                new Sets(
                        new ScoreExamples(mixed, scores, input, 0, all - checked),
                        new ScoreExamples(mixed, scores, input, all - checked, all)));
        Map<String, Object> metrics = metrics("student", all, result);
        Manifest taught = teacher.manifest();
        metrics.put("teacher", taught.model().toString());
        metrics.put(
                "teacher_multiply_adds_per_map", teacher.contents().network().multiplyAdds());
        return new TriggerAssembly(request, data, input).contents(TriggerScore.OUTPUT, spec, result, metrics);
    }

    private double[] scores(BundleContents teacher, Crossings crossings) {
        byte[] onnx = OnnxWriter.write(teacher.network(), teacher.weights());
        try (OnnxRuntimeEngine engine = new OnnxRuntimeEngine(teacher.network(), onnx)) {
            return new TriggerScorer(teacher, engine).scores(crossings, listener);
        }
    }

    private record Sets(Examples training, Examples validation) {}

    private TrainingResult train(NetworkSpec spec, Weights start, TrainingOptions options, Sets sets) {
        return new NetworkTrainer(options, epoch -> listener.epoch(epoch, request.epochs()))
                .train(spec, start, sets.training, sets.validation);
    }

    private TrainingOptions options(int batch, double rate) {
        FineTuning fineTuning = request.fineTuning();
        return new TrainingOptions(request.epochs(), batch, fineTuning.step(rate), request.epochs(), request.seed())
                .with(fineTuning.compression());
    }

    private Map<String, Object> metrics(String architecture, int crossings, TrainingResult result) {
        Map<String, Object> metrics = new HashMap<>();
        metrics.put("architecture", architecture);
        metrics.put("command", request.command());
        metrics.put("training_crossings", crossings);
        request.fineTuning().describe(metrics, result);
        return metrics;
    }

    private static TensorShape shape(CrossingData data) {
        return new TensorShape(data.crossings().ny(), data.crossings().nx(), 1);
    }

    private static int checked(int all) {
        return (int) Math.max(1, Math.min(MOST_VALIDATED, VALIDATION * all));
    }

    /** The names that {@code train --architecture} knows of here. */
    public static List<String> architectures() {
        return List.of("trigger-autoencoder", "student");
    }
}
