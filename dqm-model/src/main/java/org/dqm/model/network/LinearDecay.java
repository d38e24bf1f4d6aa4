package org.dqm.model.network;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A step size that falls linearly to 0. DL4J's own {@code PolySchedule} grows to twice its first value in 1.0.0-M2.1: it
 * adds the fraction that is done instead of subtracting it.
 *
 * @param first of the first step
 * @param steps after which it is 0
 */
record LinearDecay(double first, int steps) implements ISchedule {
    @Override
    public double valueAt(int iteration, int epoch) {
        return first * Math.max(0, 1 - (double) iteration / steps);
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
