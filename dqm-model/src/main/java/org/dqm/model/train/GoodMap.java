package org.dqm.model.train;

import java.util.BitSet;
import java.util.OptionalDouble;
import org.dqm.model.preprocess.Expectation;

/**
 * A good lumisection to learn from.
 *
 * @param faulty bins that are not good all the same: neither shown nor learned from
 */
record GoodMap(Expectation plain, OptionalDouble pileup, BitSet faulty) {}
