package org.dqm.model.simulate;

/**
 * The random numbers of one lumisection of one element.
 *
 * @param field of what neighbours share
 * @param counts of the bins; begin each bin with {@link Deviates#restart}
 */
record Streams(Deviates field, Deviates counts) {}
