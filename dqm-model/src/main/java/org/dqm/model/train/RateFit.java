package org.dqm.model.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.registry.Manifest.TotalRate;
import org.dqm.model.score.WholeRate;

/**
 * Learns how the rate of an entire map follows events and pileup.
 *
 * <p>Every run counts once, as its lumisections share its calibration. The slope starts from 1 ± 0.3, rate in
 * proportion to pileup, so that a few runs at one pileup say nothing foolish about another.
 */
final class RateFit {
    /** Smallest spread that is reckoned with. */
    static final double FLOOR = 0.1;

    private static final double LIKELY_SLOPE = 1;
    private static final double LIKELY_SLOPE_ERROR = 0.3;
    /** Scatter of a run's rate that the slope is weighed with. */
    private static final double RUN_SCATTER = 0.05;

    private final List<Point> points = new ArrayList<>();

    private RateFit() {}

    /** Rate of a lumisection at a pileup; {@code weight} is 1 over the number of its run's lumisections. */
    private record Point(int run, double pileup, double rate, double weight) {}

    /**
     * The rate of good lumisections.
     *
     * @param plain what the reference makes of each
     * @return nothing unless all know events and pileup, and there are collisions
     */
    static Optional<TotalRate> of(List<LumisectionHistogram> good, List<Expectation> plain) {
        Map<Integer, Integer> lumisections = new TreeMap<>();
        good.forEach(h -> lumisections.merge(h.id().run(), 1, Integer::sum));
        RateFit fit = new RateFit();
        for (int l = 0; l < good.size(); l++) {
            LumisectionHistogram histogram = good.get(l);
            OptionalDouble rate = WholeRate.perEvent(plain.get(l), histogram.events());
            if (rate.isEmpty()
                    || !(rate.getAsDouble() > 0)
                    || !(histogram.pileup().orElse(0) > 0)) {
                return Optional.empty();
            }
            int run = histogram.id().run();
            fit.points.add(new Point(
                    run,
                    histogram.pileup().getAsDouble(),
                    rate.getAsDouble(),
                    1.0 / lumisections.getOrDefault(run, 1)));
        }
        return good.isEmpty() ? Optional.empty() : Optional.of(fit.rate(lumisections.size()));
    }

    private TotalRate rate(int runs) {
        double pileup = mean(Point::pileup, runs);
        double rate = mean(Point::rate, runs);
        double prior = Math.pow(RUN_SCATTER / LIKELY_SLOPE_ERROR, 2);
        double xx = prior;
        double xy = prior * LIKELY_SLOPE;
        for (Point point : points) {
            double x = (point.pileup - pileup) / pileup;
            xx += point.weight * x * x;
            xy += point.weight * x * (point.rate - rate) / rate;
        }
        double slope = xy / xx;
        return new TotalRate(rate, pileup, slope, RUN_SCATTER / Math.sqrt(xx), spread(rate, pileup, slope, runs));
    }

    private double spread(double rate, double pileup, double slope, int runs) {
        double squares = 0;
        for (Point point : points) {
            double expected = rate * Math.max(0.05, 1 + slope * (point.pileup - pileup) / pileup);
            squares += point.weight * Math.pow(Math.log(point.rate / expected), 2);
        }
        // Two numbers were fitted to the runs.
        return Math.max(FLOOR, Math.sqrt(squares / Math.max(1, runs - 2)));
    }

    private double mean(ToDoubleFunction<Point> number, int runs) {
        return points.stream()
                        .mapToDouble(point -> point.weight * number.applyAsDouble(point))
                        .sum()
                / runs;
    }
}
