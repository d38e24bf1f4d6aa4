package org.dqm.model.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.ModelVersion;
import org.dqm.domain.NotScoredReason;
import org.dqm.domain.Outcome;
import org.dqm.domain.Outcome.NotScored;
import org.dqm.domain.Outcome.Scored;
import org.dqm.ingest.NdjsonSummary;
import org.dqm.model.network.Dl4jEngine;
import org.dqm.model.network.Engine;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.score.Scorer;
import org.dqm.model.score.ScoringModel;
import org.dqm.model.simulate.Beam;
import org.dqm.model.simulate.BenignScenario;
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.PileupProfile;
import org.dqm.model.simulate.SimulatedLumisection;
import org.dqm.model.simulate.Simulator;

/** Good runs in which the beam and the operators do something, scored with a model of a few stable runs. */
final class BenignRuns {
    static final int LUMISECTIONS = 100;

    private final Simulator simulator;
    private final ScoringModel model;
    private final Engine engine;

    /** Trains on {@code runs} stable runs of {@code lumisections}; no network, so that it takes seconds. */
    BenignRuns(String detector, long seed, int runs, int lumisections) {
        this.simulator = new Simulator(Detector.named(detector).orElseThrow(), seed, OptionalInt.of(500))
                .with(Nuisances.STANDARD.withoutUnlabelledDead());
        List<LumisectionHistogram> good = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            for (int ls = 1; ls <= lumisections; ls++) {
                good.add(simulator.lumisection(run, ls, List.of()).histogram());
            }
        }
        TrainingRequest request =
                new TrainingRequest(new ModelVersion(detector, 1), new ElementPattern("**"), 0, seed, "./dqm train");
        BundleContents contents = new Trainer(request, (stage, done, total, detail) -> {})
                .train(new GoodLumisections(good, List.of(), NdjsonSummary.NONE));
        this.model = ScoringModel.of(contents);
        this.engine = new Dl4jEngine(contents.network(), contents.weights());
    }

    /**
     * What became of the lumisections of one run.
     *
     * @param alarms one text for each anomalous lumisection
     */
    record Count(int good, List<String> alarms, Map<NotScoredReason, Integer> refused) {}

    /** Scores a run; {@code isJoined} with its conditions. */
    Count score(BenignScenario scenario, int run, boolean isJoined) {
        Simulator beam = simulator.with(new Beam(PileupProfile.LEVELLED, scenario.in(LUMISECTIONS)));
        Scorer scorer = new Scorer(model, engine);
        int good = 0;
        List<String> alarms = new ArrayList<>();
        Map<NotScoredReason, Integer> refused = new TreeMap<>();
        for (int ls = 1; ls <= LUMISECTIONS; ls++) {
            SimulatedLumisection one = beam.lumisection(run, ls, List.of());
            Outcome outcome = scorer.score(
                            one.histogram(), isJoined ? Optional.of(one.beam().conditions()) : Optional.empty())
                    .outcome();
            if (outcome instanceof Scored scored && scored.anomalous()) {
                alarms.add("LS " + ls + ": " + scored);
            } else if (outcome instanceof Scored) {
                good++;
            } else if (outcome instanceof NotScored not) {
                refused.merge(not.reason(), 1, Integer::sum);
            }
        }
        return new Count(good, alarms, refused);
    }
}
