package org.dqm.model.network;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** {@link Loss} in ND4J's operations, number by number, up to terms that do not depend on the answer. */
final class LossGraph {
    /** Added to a count of 0, whose logarithm is multiplied by 0. */
    private static final double TINY = 1e-6;

    private final SameDiff graph;
    private final Loss loss;

    LossGraph(SameDiff graph, Loss loss) {
        this.graph = graph;
        this.loss = loss;
    }

    /** All of shape {@code [batch, ny, nx, channel]}. */
    SDVariable of(SDVariable answer, SDVariable target, SDVariable base) {
        return switch (loss) {
            case SQUARED -> {
                SDVariable difference = answer.sub(target);
                yield difference.mul(difference);
            }
            case LOGISTIC -> graph.nn().softplus(answer).sub(answer.mul(target));
            case POISSON -> {
                SDVariable count = graph.nn().relu(base.add(target), 0);
                SDVariable mean = mean(answer, base);
                yield logOfRatio(count, mean).sub(count).add(mean).mul(base).mul(2.0);
            }
            case NEGATIVE_BINOMIAL -> {
                SDVariable count = graph.nn().relu(base.add(target), 0);
                SDVariable mean = mean(answer, base);
                yield logOfRatio(count, mean)
                        .sub(logOfRatio(base.add(count), base.add(mean)))
                        .mul(base)
                        .mul(4.0);
            }
        };
    }

    private SDVariable mean(SDVariable answer, SDVariable base) {
        SDVariable lowest = base.mul(Loss.LOWEST);
        // max(a, b) = b + relu(a − b)
        return graph.nn().relu(base.add(answer).sub(lowest), 0).add(lowest);
    }

    private SDVariable logOfRatio(SDVariable a, SDVariable b) {
        return a.mul(graph.math().log(a.add(TINY)).sub(graph.math().log(b.add(TINY))));
    }
}
