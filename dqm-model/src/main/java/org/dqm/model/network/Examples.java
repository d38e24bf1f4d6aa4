package org.dqm.model.network;

/** Examples made on demand, so that every epoch can show different faults. */
public interface Examples {
    /** How many there are per epoch, ≥ 1. */
    int size();

    /**
     * Makes one example; the same arguments give the same numbers.
     *
     * @param epoch from 1; always 0 for examples that validate
     * @param index from 0 to {@code size() - 1}
     */
    Example example(int epoch, int index);
}
