package org.dqm.model.preprocess;

/**
 * What a reference says of all its bins.
 *
 * @param hasEventCounts whether the histograms carry their number of events
 * @param dispersion variance over counting variance, &gt; 0
 */
record ReferenceTraits(Response response, boolean hasEventCounts, double dispersion) {
    ReferenceTraits {
        if (!(dispersion > 0)) {
            throw new IllegalArgumentException("dispersion must be > 0, got " + dispersion);
        }
    }
}
