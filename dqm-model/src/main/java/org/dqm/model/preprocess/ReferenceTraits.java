package org.dqm.model.preprocess;

/**
 * What a reference says of all its bins.
 *
 * @param law of the counts about their mean
 * @param hasEventCounts whether the histograms carry their number of events
 * @param events mean number of events of the lumisections learnt from where bins saturate at it, else 0
 */
record ReferenceTraits(Response response, CountLaw law, boolean hasEventCounts, double events) {
    ReferenceTraits with(CountLaw other) {
        return new ReferenceTraits(response, other, hasEventCounts, events);
    }
}
