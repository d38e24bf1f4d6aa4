package org.dqm.model.trigger;

import org.dqm.model.crossing.Crossings;

/** A score of crossings in whole codes, as a trigger compares it with a threshold: the higher, the less usual. */
public interface CodedScore {
    /**
     * One code for each crossing, in order; the same whatever the number of threads.
     *
     * @throws IllegalArgumentException if the maps are not of the shape that the score takes
     */
    long[] codes(Crossings crossings, TriggerProgress progress);

    /** The code c stands for c·2^exponent. */
    int exponent();
}
