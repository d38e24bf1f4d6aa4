package org.dqm.model.score;

/** How unlikely the hits of a unit are: −2 times the logarithm of their likelihood, but for what is always the same. */
final class UnitDeviance {
    /** Standard deviation of the logarithm of a factor that all bins may share for lesser reasons than an exchange. */
    private static final double FACTOR = 0.15;

    private double squares;
    private double along;
    private double response;

    /**
     * Adds a bin.
     *
     * @param significance of its hits, signed
     * @param sensitivity by how much that changes when the rate grows by a factor e
     */
    void add(double significance, double sensitivity) {
        squares += significance * significance;
        along += significance * sensitivity;
        response += sensitivity * sensitivity;
    }

    /** With all bins as they are. */
    double strict() {
        return squares;
    }

    /**
     * But for a factor that all bins share, which counts for as little as its size makes likely: a beam that has moved
     * makes one side of a detector hotter and the other colder, by up to 20 %.
     */
    double lenient() {
        return squares - along * along / (response + 1 / (FACTOR * FACTOR));
    }
}
