package org.dqm.domain;

import java.util.OptionalDouble;

/**
 * A monitoring element's histogram of one lumisection.
 *
 * @param entries number of fills as the producer counted them
 * @param bins shape {@code [y.bins, x.bins]}, without under- and overflow
 * @param events number of events in the lumisection, where the producer says so
 * @param pileup mean number of interactions per crossing, where the producer says so
 */
public record LumisectionHistogram(
        RecordId id,
        Axis x,
        Axis y,
        double entries,
        BinGrid bins,
        Content content,
        OptionalDouble events,
        OptionalDouble pileup) {
    public LumisectionHistogram {
        if (bins.nx() != x.bins() || bins.ny() != y.bins()) {
            throw new IllegalArgumentException("data is " + bins + " but the axes say " + x.bins() + " x " + y.bins());
        }
    }

    /** The same map under another name. */
    public LumisectionHistogram named(RecordId other) {
        return new LumisectionHistogram(other, x, y, entries, bins, content, events, pileup);
    }
}
