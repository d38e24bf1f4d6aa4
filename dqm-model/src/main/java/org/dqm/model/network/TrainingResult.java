package org.dqm.model.network;

import java.util.List;

/**
 * What training gave.
 *
 * @param weights those of the lowest validation loss
 * @param bestEpoch the epoch that gave them; 0 if no epoch was better than the start
 * @param epochs in order; the first one, number 0, is the start
 */
public record TrainingResult(Weights weights, int bestEpoch, List<Epoch> epochs) {
    public TrainingResult {
        epochs = List.copyOf(epochs);
    }

    /** The epoch whose weights are kept. */
    public Epoch best() {
        return epochs.get(bestEpoch);
    }

    /**
     * One pass over the examples. A loss is the weighted {@link Loss} per number with w &gt; 0.
     *
     * @param number from 1; 0 is the start, before any training
     * @param trainingLoss mean over the steps of the epoch; for the start, the loss of the first epoch's examples
     * @param validationLoss after the epoch
     */
    public record Epoch(int number, double trainingLoss, double validationLoss) {}
}
