package org.dqm.model.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.ModelVersion;
import org.dqm.model.calibrate.Calibration;
import org.dqm.model.calibrate.MapSums;
import org.dqm.model.calibrate.NoiseModel;
import org.dqm.model.preprocess.Expectation;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.preprocess.NeighbourCovariance;
import org.dqm.model.preprocess.Reference;
import org.dqm.model.registry.Manifest;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Plane;
import org.dqm.model.simulate.Simulator;

/** A simulated detector of 500 events a lumisection and a model of its first runs, without a network. */
final class SimulatedModels {
    private static final int LUMISECTIONS = 15;

    private final Simulator simulator;
    private final ScoringModel model;

    /** Learns from runs 1 to {@code runs}. */
    SimulatedModels(String name, long seed, int runs) {
        Detector detector = Detector.named(name).orElseThrow();
        simulator = new Simulator(detector, seed, OptionalInt.of(500)).with(Nuisances.STANDARD.withoutUnlabelledDead());
        List<LumisectionHistogram> good = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            for (int ls = 1; ls <= LUMISECTIONS; ls++) {
                good.add(simulator.lumisection(run, ls, List.of()).histogram());
            }
        }
        Plane plane = detector.plane();
        Reference reference =
                Reference.fit(new GridTopology(plane.nx(), plane.ny(), plane.wrapsX(), plane.wrapsY()), good);
        List<Expectation> plain = good.stream().map(reference::expect).toList();
        List<Integer> ofRun = good.stream().map(h -> h.id().run()).toList();
        List<MapSums> sums = plain.stream()
                .map(p ->
                        MapSums.of(p, OptionalDouble.empty(), new float[p.grid().size()]))
                .toList();
        NoiseModel noise = NoiseModel.fit(
                reference,
                NeighbourCovariance.fit(plain, ofRun),
                sums,
                ofRun,
                detector.geometry().places());
        model = new ScoringModel(
                new ModelVersion(name, 1),
                reference,
                noise,
                Calibration.ofNoiseModel(good.size(), runs),
                detector.geometry(),
                new Manifest.Applicability(50, Optional.empty(), List.of()),
                4,
                6.1);
    }

    Simulator simulator() {
        return simulator;
    }

    ScoringModel model() {
        return model;
    }

    Scorer scorer() {
        return new Scorer(model, Models.untrained());
    }
}
