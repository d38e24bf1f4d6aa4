package org.dqm.model.score;

import java.util.Optional;
import java.util.OptionalDouble;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.calibrate.GaussianTail;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.registry.Manifest.TotalRate;

/**
 * The rate of an entire map against luminosity.
 *
 * <p>It is the scale that the undisturbed part of the map has, so a fault of a part says nothing here. Runs differ for
 * good (at least 10 % are reckoned with), so several lumisections say no more than one.
 *
 * @param expected what the model has learned
 */
public record WholeRate(TotalRate expected) {
    /**
     * Scale per event, as {@link TotalRate} counts it.
     *
     * @return nothing where the events are not known
     */
    public static OptionalDouble perEvent(Expectation plain, OptionalDouble events) {
        if (events.isEmpty() || events.getAsDouble() <= 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                switch (plain.reference().response()) {
                    case POISSON -> plain.scale() / events.getAsDouble();
                    case BINOMIAL -> plain.scale();
                });
    }

    /** Signed standard deviations from what is expected; nothing where events or pileup are not known. */
    Optional<Double> significance(Expectation plain, LumisectionHistogram histogram) {
        OptionalDouble rate = perEvent(plain, histogram.events());
        if (rate.isEmpty() || histogram.pileup().isEmpty()) {
            return Optional.empty();
        }
        double off = (histogram.pileup().getAsDouble() - expected.atPileup()) / expected.atPileup();
        double factor = Math.max(0.05, 1 + expected.slope() * off);
        double error = expected.slopeError() * off / factor;
        double sigma = Math.sqrt(expected.spread() * expected.spread() + error * error);
        return Optional.of(Math.log(Math.max(rate.getAsDouble(), 1e-12) / (expected.perEvent() * factor)) / sigma);
    }

    /** −log₁₀ of the probability that a good run is as far off on either side. */
    static double score(double significance) {
        return Math.max(0, GaussianTail.minusLog10(Math.abs(significance)) - Math.log10(2));
    }
}
