package org.dqm.model.baseline;

/**
 * How the networks among the baselines are trained.
 *
 * @param epochs at most so many passes, 0 leaves a network that answers 0
 * @param maps good lumisections per pass, evenly picked; as many as there are if fewer
 * @param seed of weights, order and planted holes
 */
public record NetworkTraining(int epochs, int maps, long seed) {
    public NetworkTraining {
        if (epochs < 0 || maps < 2) {
            throw new IllegalArgumentException("needs epochs >= 0 and maps >= 2, got " + epochs + " and " + maps);
        }
    }

    /** Thirty passes over 1,000 maps. */
    public static NetworkTraining standard(long seed) {
        return new NetworkTraining(30, 1_000, seed);
    }
}
