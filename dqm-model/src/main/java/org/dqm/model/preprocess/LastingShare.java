package org.dqm.model.preprocess;

/**
 * Lasting variance over counting variance of a map.
 *
 * <p>Every bin has the same say, however many hits it has: one noisy tower must not speak for all.
 */
public final class LastingShare {
    private double lastingPart;
    private int bins;

    /** Counts a bin; nothing where it has no variance. */
    public void add(double lasting, double counting) {
        if (lasting + counting > 0) {
            lastingPart += lasting / (lasting + counting);
            bins++;
        }
    }

    /** The share, ≥ 0; 0 for no bin at all. */
    public double share() {
        double mean = bins == 0 ? 0 : lastingPart / bins;
        return mean < 1 ? mean / (1 - mean) : Double.MAX_VALUE;
    }
}
