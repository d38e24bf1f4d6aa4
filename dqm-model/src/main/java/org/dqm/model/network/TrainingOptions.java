package org.dqm.model.network;

/**
 * How to train.
 *
 * @param epochs at most so many passes over the examples; 0 keeps the weights that it starts from
 * @param batch maps per step
 * @param learningRate step size of Adam in the first epoch; falls linearly to 0 over the epochs
 * @param patience stops after so many epochs without a lower validation loss
 * @param seed of the order of examples
 * @param loss what is made small
 * @param compression of the weights that are judged, and returned
 */
public record TrainingOptions(
        int epochs, int batch, double learningRate, int patience, long seed, Loss loss, Compression compression) {
    /** By the squared error, weights as they come. */
    public TrainingOptions(int epochs, int batch, double learningRate, int patience, long seed) {
        this(epochs, batch, learningRate, patience, seed, Loss.SQUARED, Compression.NONE);
    }

    public TrainingOptions {
        if (epochs < 0 || batch < 1 || patience < 1) {
            throw new IllegalArgumentException("training needs epochs >= 0, batch >= 1 and patience >= 1, got " + epochs
                    + ", " + batch + ", " + patience);
        }
        if (!(learningRate > 0 && learningRate < 1)) {
            throw new IllegalArgumentException("learning rate must be between 0 and 1, got " + learningRate);
        }
    }

    /** Sixteen maps a step, Adam at 0.002, patience 10. */
    public static TrainingOptions standard(int epochs, long seed) {
        return new TrainingOptions(epochs, 16, 0.002, 10, seed);
    }

    /** The same with another loss. */
    public TrainingOptions with(Loss other) {
        return new TrainingOptions(epochs, batch, learningRate, patience, seed, other, compression);
    }

    /** The same with compressed weights. */
    public TrainingOptions with(Compression other) {
        return new TrainingOptions(epochs, batch, learningRate, patience, seed, loss, other);
    }
}
