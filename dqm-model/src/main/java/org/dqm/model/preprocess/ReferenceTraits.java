package org.dqm.model.preprocess;

/**
 * What a reference says of all its bins.
 *
 * @param hasEventCounts whether the histograms carry their number of events
 */
record ReferenceTraits(Response response, boolean hasEventCounts) {}
