package org.dqm.model.train;

import java.util.Map;
import java.util.Optional;
import org.dqm.model.network.Compression;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.TrainingResult;
import org.dqm.model.network.Weights;
import org.dqm.model.registry.Bundle;

/**
 * What a training begins from, and what its weights must be like.
 *
 * @param from bundle of the same network whose weights it begins from; else random ones
 * @param compression of the weights; only where there is a bundle to begin from, whose weights decide what is small
 */
public record FineTuning(Optional<Bundle> from, Compression compression) {
    /** From random weights, which stay as they come. */
    public static final FineTuning NONE = new FineTuning(Optional.empty(), Compression.NONE);

    /** Metric: validation loss of the bundle it began from, compressed. */
    public static final String FIRST_LOSS = "validation_loss_at_start";
    /** Metric: validation loss of the network as it is before any training. */
    public static final String LOSS_WITHOUT_NETWORK = "validation_loss_without_network";

    /** Metric: bits of weights that it was trained for. */
    public static final String WEIGHT_BITS = "weight_bits";

    /** Of the step size of a whole training. */
    private static final double STEP = 0.3;

    public FineTuning {
        if (!compression.changesNothing() && from.isEmpty()) {
            throw new IllegalArgumentException("--weight-bits and --prune need --from, a trained bundle: what is small,"
                    + " and how finely to round, is told by its weights");
        }
    }

    /**
     * Weights to begin from.
     *
     * @param random those of a whole training
     * @throws IllegalArgumentException if the bundle's network is another one
     */
    public Weights start(NetworkSpec spec, Weights random) {
        requireFits(spec);
        return from.map(bundle -> bundle.contents().weights()).orElse(random);
    }

    /**
     * Says early whether {@link #start} is possible.
     *
     * @throws IllegalArgumentException if the bundle's network is another one
     */
    public void requireFits(NetworkSpec spec) {
        from.filter(bundle -> !bundle.contents().network().equals(spec)).ifPresent(bundle -> {
            throw new IllegalArgumentException("--from " + bundle.manifest().model() + ": its network is "
                    + bundle.contents().network() + ", but what is trained is " + spec
                    + "; give its own --architecture, and maps of its shape");
        });
    }

    /** Step size of the first epoch. */
    public double step(double whole) {
        return from.isPresent() ? STEP * whole : whole;
    }

    /** What the model card says of a training. */
    public void describe(Map<String, Object> metrics, TrainingResult result) {
        metrics.put("epochs", result.epochs().size() - 1);
        metrics.put("best_epoch", result.bestEpoch());
        metrics.put("validation_loss", result.best().validationLoss());
        metrics.put(
                from.isPresent() ? FIRST_LOSS : LOSS_WITHOUT_NETWORK,
                result.epochs().get(0).validationLoss());
        from.ifPresent(bundle -> metrics.put("from", bundle.manifest().model().toString()));
        compression.weightBits().ifPresent(bits -> metrics.put(WEIGHT_BITS, bits));
        if (compression.pruned() > 0) {
            metrics.put("pruned", compression.pruned());
            metrics.put("pruned_by", compression.byFilter() ? "filter" : "weight");
        }
    }
}
