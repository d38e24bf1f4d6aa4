package org.dqm.model.network;

/** What a layer does to each of its numbers after the sum. */
public enum Activation {
    /** Nothing. */
    LINEAR,
    /** max(x, 0). */
    RELU,
    /** x where positive, else x/8: a power of two, so that an integer version of the network is exact. */
    LEAKY_RELU;

    /** Factor on negative numbers. */
    public double negativeSlope() {
        return switch (this) {
            case LINEAR -> 1;
            case RELU -> 0;
            case LEAKY_RELU -> 0.125;
        };
    }
}
