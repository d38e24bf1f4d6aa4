package org.dqm.model.baseline;

import java.util.ArrayList;
import java.util.List;

/** Every baseline, in the order of the table in {@code docs/detection.md}. */
public final class Baselines {
    private Baselines() {}

    /** Those that are fitted in seconds. */
    public static List<MethodFitting> withoutNetwork() {
        return List.of(
                new CountZero(),
                new BelowShare(),
                new RowVariance(),
                new Sobel(),
                new RingMean(),
                new BetaBinomial(),
                new Pca(),
                new Nmf(),
                new CutForest(),
                new BlindLinearScan());
    }

    /** Those and the ones that train a network, which takes minutes each. */
    public static List<MethodFitting> all(NetworkTraining how) {
        List<MethodFitting> all = new ArrayList<>(withoutNetwork());
        all.addAll(new EcalAutoencoder(how).fittings());
        all.add(new DenseAutoencoder(how));
        all.add(new DenoisingAutoencoder(how));
        all.add(new ResidualAutoencoder(how));
        all.add(new SupervisedCnn(how));
        return List.copyOf(all);
    }
}
