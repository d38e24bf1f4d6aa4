package org.dqm.model.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.ModelVersion;
import org.dqm.model.network.Autoencoders;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.network.RandomNumbers;
import org.dqm.model.network.TensorShape;
import org.dqm.model.registry.Manifest.Applicability;
import org.dqm.model.registry.Manifest.CalibrationSummary;
import org.dqm.model.registry.Manifest.Exportable;
import org.dqm.model.registry.Manifest.Grid;
import org.dqm.model.registry.Manifest.Range;
import org.dqm.model.registry.Manifest.TotalRate;
import org.dqm.model.registry.Manifest.TrainingData;

/** Contents of bundles that are quick to write. */
final class SmallBundles {
    private SmallBundles() {}

    static BundleContents contents(String name, int version, String element) {
        NetworkSpec network = Autoencoders.standard(new TensorShape(16, 16, 3));
        return new BundleContents(
                manifest(name, version, element),
                network,
                RandomNumbers.weights(network, version),
                Map.of("noise.npz", Map.of("phi", NpyArray.ofDoubles(List.of(2), 1, 1.5))),
                Optional.of("{\"levels\": []}\n"),
                NpyArray.ofFloats(
                        List.of(2, 16, 16, 3),
                        RandomNumbers.gaussian(2 * network.input().size(), 1)));
    }

    static Manifest manifest(String name, int version, String element) {
        return new Manifest(
                new ModelVersion(name, version),
                new ElementPattern(element),
                new Grid(8, 8, false, true, 4),
                Map.of("response", "poisson", "clip", 2.0),
                Map.of("epsilon", 0.03),
                List.of(new TrainingData("good.ndjson.gz", "00ff", 10, 7)),
                new Applicability(
                        1000,
                        OptionalDouble.of(40),
                        Optional.of(new Range(10, 60)),
                        List.of("STABLE"),
                        0.99,
                        Optional.of(new TotalRate(0.002, 55, 0.9, 0.05, 0.1))),
                new CalibrationSummary(CalibrationSummary.Mode.NOISE_MODEL, 10, 1, 3, 6.1),
                Map.of("validation_loss", 0.98),
                new Exportable(false, "not tried"));
    }
}
