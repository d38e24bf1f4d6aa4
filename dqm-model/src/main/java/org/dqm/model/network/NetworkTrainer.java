package org.dqm.model.network;

import java.util.function.Consumer;

/** Trains a network by Adam (Kingma and Ba, arXiv:1412.6980) on the weighted squared error Σ w (g − t)². */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class NetworkTrainer {
    private final TrainingOptions options;
    private final Consumer<TrainingResult.Epoch> progress;

    /**
     * A trainer that can be used for one network after the other.
     *
     * @param progress told after every epoch
     */
    public NetworkTrainer(TrainingOptions options, Consumer<TrainingResult.Epoch> progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * Trains until the options say stop. The same arguments give the same weights on the same machine.
     *
     * @param start weights to begin with, which are also the result if nothing is better on {@code validation}
     */
    public TrainingResult train(NetworkSpec spec, Weights start, Examples training, Examples validation) {
        throw new UnsupportedOperationException("follows at 07:45: " + options + progress);
    }
}
