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
     * @param start weights to begin with, which are also the result if nothing is better on {@code validation}
     */
    public TrainingResult train(NetworkSpec spec, Weights start, Examples training, Examples validation) {
        int steps = (training.size() + options.batch() - 1) / options.batch();
        Adam adam = new Adam(new LinearDecay(options.learningRate(), Math.max(1, steps * options.epochs())));
        try (Dl4jGraph graph = Dl4jGraph.forTraining(spec, start, options.loss(), adam)) {
            Checkpoint state = checkpoints.last().orElseGet(() -> begin(spec, graph, start, training, validation));
            graph.resume(
                    state.current(), state.memory(), steps * (state.epochs().size() - 1));
            while (goesOn(state)) {
                state = next(spec, graph, state, training, validation);
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

    private Checkpoint begin(NetworkSpec spec, Dl4jGraph graph, Weights start, Examples training, Examples validation) {
        Epoch epoch = new Epoch(0, loss(spec, graph, training, 1), loss(spec, graph, validation, 0));
        return new Checkpoint(start, start, graph.memory(), List.of(epoch));
    }

    private Checkpoint next(
            NetworkSpec spec, Dl4jGraph graph, Checkpoint before, Examples training, Examples validation) {
        int number = before.epochs().size();
        double trainingLoss = pass(spec, graph, training, number);
        Epoch epoch = new Epoch(number, trainingLoss, loss(spec, graph, validation, 0));
        boolean isFinite = Double.isFinite(trainingLoss + epoch.validationLoss());
        double lowest = before.epochs().get(before.bestEpoch()).validationLoss();
        Weights current = isFinite ? graph.weights() : before.current();
        List<Epoch> epochs = new ArrayList<>(before.epochs());
        epochs.add(epoch);
        return new Checkpoint(
                current, epoch.validationLoss() < lowest ? current : before.best(), graph.memory(), epochs);
    }

    private double pass(NetworkSpec spec, Dl4jGraph graph, Examples examples, int epoch) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, examples.size()).boxed().toList());
        Collections.shuffle(order, new Random(options.seed() * 31 + epoch));
        double sum = 0;
        for (List<Integer> indices : cut(order)) {
            sum += graph.fit(batch(spec, examples, epoch, indices)) * indices.size();
        }
        return sum / examples.size();
    }

    private double loss(NetworkSpec spec, Dl4jGraph graph, Examples examples, int epoch) {
        double sum = 0;
        long counted = 0;
        for (List<Integer> indices :
                cut(IntStream.range(0, examples.size()).boxed().toList())) {
            Batch batch = batch(spec, examples, epoch, indices);
            sum += batch.loss(options.loss(), graph.run(batch.inputs(), batch.size()));
            counted += batch.counted();
        }
        return sum / counted;
    }

    private List<List<Integer>> cut(List<Integer> order) {
        List<List<Integer>> batches = new ArrayList<>();
        for (int from = 0; from < order.size(); from += options.batch()) {
            batches.add(order.subList(from, Math.min(order.size(), from + options.batch())));
        }
        return batches;
    }

    private static Batch batch(NetworkSpec spec, Examples examples, int epoch, List<Integer> indices) {
        return new Batch(
                spec,
                indices.stream().map(index -> examples.example(epoch, index)).toList());
    }
}
