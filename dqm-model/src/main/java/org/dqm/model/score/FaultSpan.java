package org.dqm.model.score;

import java.util.List;
import org.dqm.model.calibrate.MapSums;
import org.dqm.model.preprocess.CountLaw;

/**
 * The stretch of lumisections in which a place differs most from what is expected of it.
 *
 * @param from first one, counted from 0 in the window
 * @param to last one, included
 * @param factor hits over hits expected in it
 */
record FaultSpan(int from, int to, double factor) {
    /** The likeliest stretch for a fault at a place; the window's lumisections, oldest first. */
    static FaultSpan find(Candidate place, List<MapSums> window) {
        double[] hits = new double[window.size()];
        double[] mean = new double[window.size()];
        for (int l = 0; l < hits.length; l++) {
            BinSums sums = place.scan().hiding(window.get(l), place.bins()).sums(place.bins());
            hits[l] = Math.max(0, sums.hits());
            mean[l] = sums.mean();
        }
        return find(hits, mean, place.sign());
    }

    /** The same from hits and hits expected of each lumisection. */
    static FaultSpan find(double[] hits, double[] mean, double sign) {
        FaultSpan best = new FaultSpan(0, hits.length - 1, 1);
        double most = -1;
        for (int from = 0; from < hits.length; from++) {
            double h = 0;
            double m = 0;
            for (int to = from; to < hits.length; to++) {
                h += hits[to];
                m += mean[to];
                double deviance = m > 0 && (h - m) * sign > 0 ? CountLaw.deviance(Math.max(0, h), m) : 0;
                if (deviance > most) {
                    most = deviance;
                    best = new FaultSpan(from, to, m > 0 ? Math.max(0, h) / m : 1);
                }
            }
        }
        return best;
    }

    /** Whether hits and hits expected of one lumisection are likelier with the fault than without. */
    boolean isFavouredBy(BinSums sums) {
        double bounded = Math.max(0.02, Math.min(50, factor));
        return sums.hits() * Math.log(bounded) - (bounded - 1) * sums.mean() > 0;
    }
}
