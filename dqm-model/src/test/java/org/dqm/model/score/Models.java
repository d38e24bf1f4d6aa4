package org.dqm.model.score;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.ModelVersion;
import org.dqm.model.calibrate.Calibration;
import org.dqm.model.calibrate.MapSums;
import org.dqm.model.calibrate.NoiseModel;
import org.dqm.model.geometry.DetectorUnit;
import org.dqm.model.geometry.Geometry;
import org.dqm.model.network.Engine;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.NeighbourCovariance;
import org.dqm.model.preprocess.NetworkTensors;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.registry.Manifest;

/** Models for tests, without a network. */
public final class Models {
    private Models() {}

    /** A model of these lumisections with four units of six columns each: Q1 to Q4. */
    public static ScoringModel of(GridTopology grid, List<LumisectionHistogram> good) {
        Reference reference = Reference.fit(grid, good);
        return new ScoringModel(
                new ModelVersion("test", 1),
                reference,
                noise(grid, reference, good),
                Calibration.ofNoiseModel(good.size(), 1),
                quarters(grid),
                new Manifest.Applicability(50, Optional.of(new Manifest.Range(20, 60)), List.of()),
                4,
                6.1);
    }

    private static NoiseModel noise(GridTopology grid, Reference reference, List<LumisectionHistogram> good) {
        List<Expectation> plain = good.stream().map(reference::expect).toList();
        List<Integer> runs = good.stream().map(h -> h.id().run()).toList();
        List<MapSums> sums = plain.stream()
                .map(p -> MapSums.of(p, OptionalDouble.empty(), new float[grid(p)]))
                .toList();
        return NoiseModel.fit(
                reference,
                NeighbourCovariance.fit(plain, runs),
                sums,
                runs,
                quarters(grid).places());
    }

    private static int grid(Expectation expectation) {
        return expectation.grid().size();
    }

    /** A network that has learned nothing. */
    public static Engine untrained() {
        return new Engine() {
            @Override
            public String name() {
                return "untrained";
            }

            @Override
            public float[] run(float[] inputs, int batch) {
                return new float[inputs.length / NetworkTensors.CHANNELS];
            }

            @Override
            public void close() {}
        };
    }

    private static Geometry quarters(GridTopology grid) {
        if (grid.nx() < 4) {
            return Geometry.none(grid.nx(), grid.ny());
        }
        int width = grid.nx() / 4;
        return new Geometry(
                grid.nx(),
                grid.ny(),
                List.of(1, 2, 3, 4).stream()
                        .map(q -> new DetectorUnit(
                                "Q" + q,
                                "quarter",
                                BinSet.rectangle(
                                        grid.nx(),
                                        grid.ny(),
                                        new BinRange((q - 1) * width + 1, q * width),
                                        new BinRange(1, grid.ny()))))
                        .toList());
    }
}
