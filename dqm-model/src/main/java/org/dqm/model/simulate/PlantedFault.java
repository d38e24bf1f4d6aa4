package org.dqm.model.simulate;

import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.dqm.domain.BinGrid;
import org.dqm.domain.BinSet;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.preprocess.Response;

/**
 * A fault in lumisections that were good: what some bins would have counted at another rate.
 *
 * <p>Hits that come in clusters go and come as clusters: a quarter of a bin's variance over its mean, as in the
 * simulator's ECAL, whose noise is the measured one. Where a channel counts at most once per event, it still does. A
 * bin that is full in every event can only be emptied, since nothing tells its rate. The same seed, run and lumisection
 * give the same counts.
 *
 * @param reference what knows how the bins of the element respond and scatter
 * @param bins those that it changes
 * @param factor on their rate, ≥ 0
 */
public record PlantedFault(Reference reference, BinSet bins, double factor, long seed) {
    /** Part of a bin's variance over its mean that is its own clusters; the rest goes with the rate of the whole region. */
    private static final double OF_CLUSTERS = 0.25;

    public PlantedFault {
        if (!(factor >= 0)) {
            throw new IllegalArgumentException("factor must be >= 0, got " + factor);
        }
    }

    /** The lumisection with the fault; {@code entries} goes with the bins. */
    public LumisectionHistogram in(LumisectionHistogram good) {
        Deviates deviates = new Deviates(seed, good.id().run(), good.id().ls(), Deviates.Purpose.PLANTED);
        float[] hits = good.bins().toArray();
        double events = good.events().orElse(Double.POSITIVE_INFINITY);
        double change = 0;
        for (int bin : bins.indices().filter(reference::isLive).toArray()) {
            deviates.restart(bin);
            float before = hits[bin];
            hits[bin] = reference.response() == Response.BINOMIAL
                    ? oncePerEvent(before, events, deviates)
                    : clustered(before, Math.max(1, OF_CLUSTERS * reference.dispersion(bin)), deviates);
            change += hits[bin] - before;
        }
        return new LumisectionHistogram(
                good.id(),
                good.x(),
                good.y(),
                Math.max(0, good.entries() + change),
                BinGrid.of(good.bins().nx(), good.bins().ny(), hits),
                good.content(),
                good.events(),
                good.pileup());
    }

    private float clustered(float hits, double size, Deviates deviates) {
        int clusters = (int) Math.round(hits / size);
        if (factor <= 1) {
            int gone = Binomial.quantile(clusters, 1 - factor, deviates.normal());
            return factor == 0 ? 0 : (float) Math.max(0, Math.rint(hits - gone * size));
        }
        double more = (factor - 1) * clusters;
        int added = more > 0 ? PoissonSampler.of(deviates, more).sample() : 0;
        return (float) Math.rint(hits + added * size);
    }

    private float oncePerEvent(float hits, double events, Deviates deviates) {
        double share = Math.min(1, hits / events);
        if (factor == 0) {
            return 0;
        }
        if (share == 0 || share == 1) {
            return hits;
        }
        double then = -Math.expm1(factor * Math.log1p(-share));
        return factor <= 1
                ? Binomial.quantile((int) hits, then / share, deviates.normal())
                : hits + Binomial.quantile((int) (events - hits), (then - share) / (1 - share), deviates.normal());
    }
}
