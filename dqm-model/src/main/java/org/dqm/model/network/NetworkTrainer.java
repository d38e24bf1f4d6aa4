package org.dqm.model.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.dqm.model.network.TrainingResult.Epoch;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Trains a network by Adam (Kingma and Ba, arXiv:1412.6980) on a weighted loss. The step size falls linearly to 0 over
 * the epochs.
 */
public final class NetworkTrainer {
    private final TrainingOptions options;
    private final Consumer<Epoch> progress;
    private final Checkpoints checkpoints;

    /** A trainer without checkpoints. */
    public NetworkTrainer(TrainingOptions options, Consumer<Epoch> progress) {
        this(options, progress, Checkpoints.NONE);
    }

    /**
     * A trainer that can go on where another one was stopped.
     *
     * @param progress told after every epoch
     * @param checkpoints of a training with the same options, network and examples
     */
    public NetworkTrainer(TrainingOptions options, Consumer<Epoch> progress, Checkpoints checkpoints) {
        this.options = options;
        this.progress = progress;
        this.checkpoints = checkpoints;
    }

    /**
     * Trains until the options say stop. The same arguments give the same weights on the same machine, whether or not
     * the training was stopped and resumed in between.
     *
     * @param start weights to begin with, which, compressed, are also the result if nothing is better on
     *     {@code validation}
     */
    public TrainingResult train(NetworkSpec spec, Weights start, Examples training, Examples validation) {
        int steps = (training.size() + options.batch() - 1) / options.batch();
        Adam adam = new Adam(new LinearDecay(options.learningRate(), Math.max(1, steps * options.epochs())));
        try (Dl4jGraph graph = Dl4jGraph.forTraining(spec, start, options.loss(), adam)) {
            Compressor compressor = new Compressor(options.compression(), spec, start);
            Run run = new Run(spec, graph, compressor, training, validation);
            Checkpoint state = checkpoints.last().orElseGet(() -> run.begin(start));
            graph.resume(
                    state.current(), state.memory(), steps * (state.epochs().size() - 1));
            while (goesOn(state)) {
                state = run.next(state);
                progress.accept(last(state));
                checkpoints.save(state);
            }
            return new TrainingResult(state.best(), state.bestEpoch(), state.epochs());
        }
    }

    private boolean goesOn(Checkpoint state) {
        Epoch last = last(state);
        int next = last.number() + 1;
        return next <= options.epochs()
                && next - state.bestEpoch() <= options.patience()
                && Double.isFinite(last.trainingLoss() + last.validationLoss());
    }

    private static Epoch last(Checkpoint state) {
        return state.epochs().get(state.epochs().size() - 1);
    }

    /** The training of one network, between epochs at its weights before compression. */
    private final class Run {
        private final NetworkSpec spec;
        private final Dl4jGraph graph;
        private final Compressor compressor;
        private final Examples training;
        private final Examples validation;

        Run(NetworkSpec spec, Dl4jGraph graph, Compressor compressor, Examples training, Examples validation) {
            this.spec = spec;
            this.graph = graph;
            this.compressor = compressor;
            this.training = training;
            this.validation = validation;
        }

        Checkpoint begin(Weights start) {
            Weights seen = compressor.of(start);
            graph.set(seen);
            Epoch epoch = new Epoch(0, loss(training, 1), loss(validation, 0));
            return new Checkpoint(start, seen, graph.memory(), List.of(epoch));
        }

        Checkpoint next(Checkpoint before) {
            int number = before.epochs().size();
            double trainingLoss = pass(number);
            List<Epoch> epochs = new ArrayList<>(before.epochs());
            if (!Double.isFinite(trainingLoss) || !graph.isFinite()) {
                epochs.add(new Epoch(number, trainingLoss, Double.NaN));
                return new Checkpoint(before.current(), before.best(), before.memory(), epochs);
            }
            Weights current = graph.weights();
            Weights seen = compressor.of(current);
            graph.set(seen);
            double validationLoss = loss(validation, 0);
            graph.set(current);
            epochs.add(new Epoch(number, trainingLoss, validationLoss));
            double lowest = before.epochs().get(before.bestEpoch()).validationLoss();
            return new Checkpoint(current, validationLoss < lowest ? seen : before.best(), graph.memory(), epochs);
        }

        private double pass(int epoch) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, training.size()).boxed().toList());
            Collections.shuffle(order, new Random(options.seed() * 31 + epoch));
            double sum = 0;
            for (List<Integer> indices : cut(order)) {
                Batch batch = batch(training, epoch, indices);
                sum += fit(batch) * indices.size();
            }
            return sum / training.size();
        }

        private double fit(Batch batch) {
            if (options.compression().changesNothing()) {
                return graph.fit(batch);
            }
            return graph.isFinite() ? graph.fit(batch, compressor.of(graph.weights())) : Double.NaN;
        }

        private double loss(Examples examples, int epoch) {
            double sum = 0;
            long counted = 0;
            for (List<Integer> indices :
                    cut(IntStream.range(0, examples.size()).boxed().toList())) {
                Batch batch = batch(examples, epoch, indices);
                sum += batch.loss(options.loss(), graph.run(batch.inputs(), batch.size()));
                counted += batch.counted();
            }
            return sum / counted;
        }

        private Batch batch(Examples examples, int epoch, List<Integer> indices) {
            return new Batch(
                    spec,
                    indices.stream()
                            .map(index -> examples.example(epoch, index))
                            .toList());
        }
    }

    private List<List<Integer>> cut(List<Integer> order) {
        List<List<Integer>> batches = new ArrayList<>();
        for (int from = 0; from < order.size(); from += options.batch()) {
            batches.add(order.subList(from, Math.min(order.size(), from + options.batch())));
        }
        return batches;
    }
}
