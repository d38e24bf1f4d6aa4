package org.dqm.model.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.dqm.model.network.TrainingResult.Epoch;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * Trains a network by Adam (Kingma and Ba, arXiv:1412.6980) on the weighted squared error Σ w (g − t)². The step size
 * falls linearly to 0 over the epochs.
 */
public final class NetworkTrainer {
    private final TrainingOptions options;
    private final Consumer<Epoch> progress;

    /**
     * A trainer that can be used for one network after the other.
     *
     * @param progress told after every epoch
     */
    public NetworkTrainer(TrainingOptions options, Consumer<Epoch> progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * Trains until the options say stop. The same arguments give the same weights on the same machine.
     *
     * @param start weights to begin with, which are also the result if nothing is better on {@code validation}
     */
    public TrainingResult train(NetworkSpec spec, Weights start, Examples training, Examples validation) {
        int steps = (training.size() + options.batch() - 1) / options.batch();
        Adam adam = new Adam(new PolySchedule(
                ScheduleType.ITERATION, options.learningRate(), 1, Math.max(1, steps * options.epochs())));
        try (Dl4jGraph graph = Dl4jGraph.forTraining(spec, start, adam)) {
            List<Epoch> epochs = new ArrayList<>();
            epochs.add(new Epoch(0, loss(spec, graph, training, 1), loss(spec, graph, validation, 0)));
            Weights best = start;
            int bestEpoch = 0;
            for (int number = 1; number <= options.epochs() && number - bestEpoch <= options.patience(); number++) {
                double trainingLoss = pass(spec, graph, training, number);
                Epoch epoch = new Epoch(number, trainingLoss, loss(spec, graph, validation, 0));
                epochs.add(epoch);
                progress.accept(epoch);
                if (!Double.isFinite(trainingLoss + epoch.validationLoss())) {
                    break;
                }
                if (epoch.validationLoss() < epochs.get(bestEpoch).validationLoss()) {
                    best = graph.weights();
                    bestEpoch = number;
                }
            }
            return new TrainingResult(best, bestEpoch, epochs);
        }
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
            sum += batch.squaredError(graph.run(batch.inputs(), batch.size()));
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
