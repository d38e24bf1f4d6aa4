package org.dqm.model.baseline;

import org.dqm.domain.BinGrid;

/** What a method says of one lumisection. Valid until its watcher judges the next; bins may be made when asked for. */
public interface Judgement {
    /** How anomalous the lumisection is: finite, higher is worse; only the order matters. */
    double map();

    /** The same bin by bin, shape {@code [ny, nx]}: ≥ 0, and 0 where the method does not look. */
    BinGrid bins();
}
