package org.dqm.model.evaluate;

import java.util.List;
import java.util.stream.IntStream;
import org.dqm.domain.BinGrid;
import org.dqm.model.baseline.Watcher;
import org.dqm.model.calibrate.GaussianTail;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.Simulator;

/**
 * {@code oracle_place}: knows what {@code oracle_family} knows, and where the fault would be and whether it adds or
 * takes hits. The tail is fitted for each place on the same good lumisections.
 */
final class OraclePlace implements ToldMethod {
    private final Simulator simulator;
    private final TrueCovariance covariance;
    private final OraclePlaces places;
    private final List<List<OracleSums.Whitened>> good;

    /** Shares the covariance of {@code family}; keeps what the good lumisections say. */
    OraclePlace(Simulator simulator, Oracle family, CalibrationRuns good) {
        this.simulator = simulator;
        this.covariance = family.covariance();
        this.places = family.places();
        this.good = good.stream(new OracleSums(good.simulator(), covariance, false), OraclePlace::windows);
    }

    @Override
    public String name() {
        return "oracle_place";
    }

    private static List<OracleSums.Whitened> windows(OracleSums sums) {
        return IntStream.range(0, sums.windows()).mapToObj(sums::whitened).toList();
    }

    @Override
    public Watcher watch(Fault fault) {
        OraclePlaces.Filter filter = places.filter(fault.bins());
        int sign = fault.factor() > 1 ? 1 : -1;
        List<Evidence> evidence =
                good.stream().map(windows -> Evidence.of(windows, filter, sign)).toList();
        ScoreTail single = ScoreTail.fit(Series.of(evidence.stream().mapToDouble(Evidence::here)));
        ScoreTail persistent = ScoreTail.fit(Series.of(evidence.stream().mapToDouble(Evidence::window)));
        OracleSums sums = new OracleSums(simulator, covariance, false);
        return histogram -> {
            sums.add(histogram);
            Evidence found = Evidence.of(windows(sums), filter, sign);
            return new Judged(single.score(found.here), persistent.score(found.window));
        };
    }

    /** −log₁₀ of the probability of as many hits too many or too few: in the lumisection, in the best window. */
    private record Evidence(double here, double window) {
        static Evidence of(List<OracleSums.Whitened> windows, OraclePlaces.Filter filter, int sign) {
            double here = sign * filter.significance(windows.get(0));
            double best = windows.size() == 1 ? here : Double.NEGATIVE_INFINITY;
            for (OracleSums.Whitened window : windows.subList(1, windows.size())) {
                best = Math.max(best, sign * filter.significance(window));
            }
            return new Evidence(GaussianTail.minusLog10(here), GaussianTail.minusLog10(best));
        }
    }

    /** A judgement of one place says nothing of bins. */
    private static final class Judged extends Oracle.Judged {
        Judged(double score, double persistent) {
            super(score, persistent);
        }

        @Override
        public BinGrid bins() {
            throw new UnsupportedOperationException("oracle_place looks at one place, not at bins");
        }
    }
}
