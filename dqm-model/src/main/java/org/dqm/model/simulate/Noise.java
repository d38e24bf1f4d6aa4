package org.dqm.model.simulate;

/**
 * How the counts of a detector scatter around their mean.
 *
 * <p>Bins count from 0, row-major.
 */
sealed interface Noise permits CompoundPoisson, OncePerEvent, NearPoisson {
    /** Mean hits of a bin with this rate per event. */
    double mean(double events, double rate);

    /** Largest mean that a fault can lift a bin to. */
    double ceiling(double events);

    /** Variance of the count of a bin. */
    double variance(int bin, Level level);

    /** Covariance of the counts of two bins over the product of their means; 0 for a bin with itself. */
    double relativeCovariance(int one, Level level, int other, Level otherLevel);

    /** Draws counts; each bin has its own random numbers, so that a fault changes only its own bins. */
    void draw(Means means, Streams streams, float[] hits);

    /**
     * Mean hits of one bin in a lumisection of so many events.
     *
     * @param good the mean without planted faults
     */
    record Level(double mean, double good, double events) {}
}
