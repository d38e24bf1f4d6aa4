package org.dqm.model.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.model.baseline.Baselines;
import org.dqm.model.baseline.GoodMaps;
import org.dqm.model.baseline.Method;
import org.dqm.model.baseline.MethodFitting;
import org.dqm.model.baseline.NetworkTraining;
import org.dqm.model.baseline.ScorerMethod;
import org.dqm.model.evaluate.SimulatedRuns.Purpose;
import org.dqm.model.preprocess.GridTopology;
import org.dqm.model.registry.Bundle;
import org.dqm.model.score.ScoringModel;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Plane;
import org.dqm.model.simulate.Simulator;

/**
 * All methods by name, fitted when first asked for: ours, ours without its network, the baselines and the oracles.
 *
 * <p>Baselines learn from good training runs in which a few bins are dead; oracles are calibrated without.
 */
final class Contestants implements AutoCloseable {
    private static final int TRAINING_LUMISECTIONS = 15;

    private final EvaluationRequest request;
    private final Engines engines;
    private final Engines silent;
    private final Map<String, Supplier<Method>> byName = new LinkedHashMap<>();
    private final Map<String, Method> fitted = new LinkedHashMap<>();

    Contestants(EvaluationRequest request, Bundle bundle) {
        this.request = request;
        this.engines = new Engines(() -> bundle.openEngine(request.engine()));
        this.silent = new Engines(() -> Engines.silent(bundle.contents().network()));
        Supplier<ScoringModel> model = once(() -> ScoringModel.of(bundle));
        put(MetricsJson.OURS, () -> new ScorerMethod(MetricsJson.OURS, model.get(), engines));
        put("without_network", () -> new ScorerMethod("without_network", model.get(), silent));
        Supplier<GoodMaps> training = once(this::training);
        for (MethodFitting fitting : Baselines.all(NetworkTraining.standard(1))) {
            put(fitting.name(), () -> fitting.fit(training.get()));
        }
        Supplier<Oracle> family = once(() -> new Oracle(judged(), false, oracleRuns()));
        put("oracle_all", () -> new Oracle(judged(), true, oracleRuns()));
        put("oracle_family", family::get);
        put("oracle_place", () -> new OraclePlace(judged(), family.get(), oracleRuns()));
    }

    private void put(String name, Supplier<Method> fit) {
        if (request.isAsked(name)) {
            byName.put(name, fit);
        }
    }

    /** Those that were asked for, in a fixed order. */
    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** The method of that name, which is one of {@link #names}. */
    Method method(String name) {
        Method known = fitted.get(name);
        if (known == null) {
            Supplier<Method> fit = byName.get(name);
            if (fit == null) {
                throw new IllegalArgumentException("no method '" + name + "'; found: " + byName.keySet());
            }
            known = fit.get();
            fitted.put(name, known);
        }
        return known;
    }

    /** The simulator whose lumisections are judged. */
    Simulator judged() {
        return simulator(
                request.runs().seed(),
                request.isGate() ? Nuisances.STANDARD : Nuisances.STANDARD.withoutUnlabelledDead());
    }

    /** The one whose lumisections thresholds are set on. */
    Simulator calibration() {
        return simulator(SimulatedRuns.of(Purpose.CALIBRATE).seed(), Nuisances.STANDARD.withoutUnlabelledDead());
    }

    private CalibrationRuns oracleRuns() {
        return Oracles.runs(request.detector(), request.events(), request.size().calibrate());
    }

    private GoodMaps training() {
        Simulator simulator = simulator(SimulatedRuns.of(Purpose.TRAIN).seed(), Nuisances.STANDARD);
        SimulatedRuns runs = SimulatedRuns.of(Purpose.TRAIN)
                .first(EvaluationRequest.runsFor(request.size().train(), TRAINING_LUMISECTIONS));
        List<LumisectionHistogram> maps = new ArrayList<>();
        for (int run = runs.firstRun(); run <= runs.lastRun(); run++) {
            for (int ls = 1; ls <= TRAINING_LUMISECTIONS; ls++) {
                maps.add(simulator.lumisection(run, ls, List.of()).histogram());
            }
        }
        Plane plane = request.detector().plane();
        return new GoodMaps(
                new GridTopology(plane.nx(), plane.ny(), plane.wrapsX(), plane.wrapsY()),
                request.detector().geometry(),
                maps);
    }

    private Simulator simulator(long seed, Nuisances nuisances) {
        return new Simulator(request.detector(), seed, request.events()).with(nuisances);
    }

    private static <T> Supplier<T> once(Supplier<T> make) {
        List<T> made = new ArrayList<>();
        return () -> {
            if (made.isEmpty()) {
                made.add(make.get());
            }
            return made.get(0);
        };
    }

    @Override
    public void close() {
        engines.close();
        silent.close();
    }
}
