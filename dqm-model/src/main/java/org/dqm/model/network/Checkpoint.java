package org.dqm.model.network;

import java.util.List;
import org.dqm.model.network.TrainingResult.Epoch;

/** A training after one of its epochs: all that is needed to go on as if it had not stopped. */
public final class Checkpoint {
    private final Weights current;
    private final Weights best;
    private final float[] memory;
    private final List<Epoch> epochs;

    /**
     * Takes {@code memory} over.
     *
     * @param current weights after the last epoch
     * @param best weights of the lowest validation loss
     * @param memory what the updater remembers of earlier steps, in its own order
     * @param epochs in order; the first one, number 0, is the start
     */
    public Checkpoint(Weights current, Weights best, float[] memory, List<Epoch> epochs) {
        if (epochs.isEmpty() || !current.names().equals(best.names())) {
            throw new IllegalArgumentException("a checkpoint needs an epoch and twice the same weights, got "
                    + epochs.size() + ", " + current + " and " + best);
        }
        this.current = current;
        this.best = best;
        this.memory = memory;
        this.epochs = List.copyOf(epochs);
    }

    public Weights current() {
        return current;
    }

    public Weights best() {
        return best;
    }

    /** A copy. */
    public float[] memory() {
        return memory.clone();
    }

    public List<Epoch> epochs() {
        return epochs;
    }

    /** The first epoch of the lowest validation loss. */
    int bestEpoch() {
        int lowest = 0;
        for (Epoch epoch : epochs) {
            if (epoch.validationLoss() < epochs.get(lowest).validationLoss()) {
                lowest = epoch.number();
            }
        }
        return lowest;
    }
}
