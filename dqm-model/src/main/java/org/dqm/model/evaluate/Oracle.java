package org.dqm.model.evaluate;

import java.util.List;
import org.dqm.domain.BinGrid;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.baseline.Method;
import org.dqm.model.baseline.ScoredJudgement;
import org.dqm.model.baseline.Watcher;
import org.dqm.model.calibrate.GaussianTail;
import org.dqm.model.simulate.Simulator;

/**
 * The limit that our scan could reach: a matched filter with the true covariance at every place of it, both signs,
 * windows of 1, 3, 10 and 30 lumisections, calibrated on good lumisections by an exponential tail.
 *
 * <p>Only Gaussian: skewed counts are not used against it, and a fault's own smaller or larger noise is not either.
 */
final class Oracle implements Method {
    private final String name;
    private final Simulator simulator;
    private final boolean all;
    private final TrueCovariance covariance;
    private final OraclePlaces places;
    private final ScoreTail single;
    private final ScoreTail persistent;

    /**
     * Calibrates an oracle.
     *
     * @param simulator of the lumisections to be judged
     * @param all whether the true rates are known ({@code oracle_all}), or only their distribution
     *     ({@code oracle_family})
     * @param good a simulator of the same detector and events for calibration, and its runs
     */
    Oracle(Simulator simulator, boolean all, CalibrationRuns good) {
        this.name = all ? "oracle_all" : "oracle_family";
        this.simulator = simulator;
        this.all = all;
        this.covariance = new TrueCovariance(simulator, all);
        this.places = new OraclePlaces(covariance, simulator.detector());
        List<double[]> evidence = good.stream(sums(good.simulator()), this::evidence);
        this.single = ScoreTail.fit(Series.of(evidence.stream().mapToDouble(e -> e[0])));
        this.persistent = ScoreTail.fit(Series.of(evidence.stream().mapToDouble(e -> e[1])));
    }

    @Override
    public String name() {
        return name;
    }

    TrueCovariance covariance() {
        return covariance;
    }

    OraclePlaces places() {
        return places;
    }

    @Override
    public Watcher watch() {
        OracleSums sums = sums(simulator);
        return histogram -> judged(sums, histogram);
    }

    private OracleSums sums(Simulator of) {
        return new OracleSums(of, covariance, all);
    }

    private ScoredJudgement judged(OracleSums sums, LumisectionHistogram histogram) {
        sums.add(histogram);
        double[] evidence = evidence(sums);
        return new Judged(single.score(evidence[0]), persistent.score(evidence[1])) {
            @Override
            public BinGrid bins() {
                return Oracle.this.bins(sums);
            }
        };
    }

    /** −log₁₀ of the probability of one place, of the single lumisection and of the best window. */
    private double[] evidence(OracleSums sums) {
        double here = places.highest(sums.whitened(0));
        double best = sums.windows() == 1 ? here : 0;
        for (int window = 1; window < sums.windows(); window++) {
            best = Math.max(best, places.highest(sums.whitened(window)));
        }
        return new double[] {GaussianTail.minusLog10(here), GaussianTail.minusLog10(best)};
    }

    /** Significance of every bin over the last three lumisections, without sign. */
    private BinGrid bins(OracleSums sums) {
        OracleSums.Whitened whitened = sums.whitened(Math.min(1, sums.windows() - 1));
        float[] bins = new float[covariance.plane().size()];
        for (int i = 0; i < covariance.bins().length; i++) {
            bins[covariance.bins()[i]] = Math.abs(whitened.values()[i])
                    / (float) Math.sqrt(whitened.precision().get(i, i));
        }
        return BinGrid.of(covariance.plane().nx(), covariance.plane().ny(), bins);
    }

    /** A judgement by two scores. */
    abstract static class Judged implements ScoredJudgement {
        private final double score;
        private final double persistent;

        Judged(double score, double persistent) {
            this.score = score;
            this.persistent = persistent;
        }

        @Override
        public double map() {
            return Math.max(score, persistent);
        }

        @Override
        public double score() {
            return score;
        }

        @Override
        public double persistentScore() {
            return persistent;
        }

        @Override
        public boolean isAnomalous() {
            return map() >= OperatingPoint.SCORE;
        }
    }
}
