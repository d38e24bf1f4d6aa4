package org.dqm.model.evaluate;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dqm.domain.BinSet;
import org.dqm.model.simulate.Fault;

/**
 * Where a fault can be.
 *
 * @param other the second of two units that are exchanged; empty for other kinds
 */
record Place(BinSet bins, Optional<BinSet> other) {
    Place(BinSet bins) {
        this(bins, Optional.empty());
    }

    /** All bins that a fault there changes. */
    IntStream changed() {
        return IntStream.concat(bins.indices(), other.stream().flatMapToInt(BinSet::indices));
    }

    /** A fault of a row there, which stays until the run ends. */
    Fault fault(FaultRow row, String id, int sinceLs) {
        return new Fault(
                id,
                row.kind(),
                row.shape(),
                bins,
                other,
                row.factor(),
                row.setting().course(),
                sinceLs,
                OptionalInt.empty());
    }
}
