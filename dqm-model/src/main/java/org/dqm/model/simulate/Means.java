package org.dqm.model.simulate;

import java.util.List;

/** Mean hits of every bin in one lumisection, row-major, with and without planted faults. */
final class Means {
    final double events;
    final double[] good;
    final double[] actual;

    Means(double events, double[] good, double[] actual) {
        this.events = events;
        this.good = good;
        this.actual = actual;
    }

    static Means of(Detector detector, double[] rates, double events) {
        double[] good = new double[rates.length];
        for (int i = 0; i < good.length; i++) {
            good[i] = detector.noise().mean(events, rates[i]);
        }
        return new Means(events, good, good);
    }

    /** The same with the factors of faults. */
    Means with(List<Fault> faults, int ls, double ceiling) {
        double[] changed = good.clone();
        for (Fault fault : faults) {
            if (fault.kind().changesRates()) {
                double factor = fault.factorAt(ls);
                fault.bins().indices().forEach(i -> changed[i] = Math.min(ceiling, factor * changed[i]));
            }
        }
        return new Means(events, good, changed);
    }

    Noise.Level level(int bin) {
        return new Noise.Level(actual[bin], good[bin], events);
    }
}
