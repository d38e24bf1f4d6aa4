package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dqm.domain.BinSet;
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
import org.dqm.model.simulate.Detector;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultKind;
import org.dqm.model.simulate.FaultShape;
import org.dqm.model.simulate.Nuisances;
import org.dqm.model.simulate.Simulator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A model of 6 simulated runs of the ECAL endcap with 150 events per lumisection; seed 15. */
class FewClustersTest {
    private static final Detector ENDCAP = Detector.named("ecal-endcap").orElseThrow();

    private static ScoringModel model;
    private static Engine engine;

    @BeforeAll
    static void train() {
        List<LumisectionHistogram> good = new ArrayList<>();
        for (int run = 1; run <= 6; run++) {
            for (int ls = 1; ls <= 30; ls++) {
                good.add(simulator(150).lumisection(run, ls, List.of()).histogram());
            }
        }
        TrainingRequest request =
                new TrainingRequest(new ModelVersion("endcap", 1), new ElementPattern("**"), 0, 1, "./dqm train");
        BundleContents contents = new Trainer(request, (stage, done, total, detail) -> {})
                .train(new GoodLumisections(good, List.of(), NdjsonSummary.NONE));
        model = ScoringModel.of(contents);
        engine = new Dl4jEngine(contents.network(), contents.weights());
    }

    @Test
    void threeClustersInATowerAreTooFew() {
        Outcome outcome = outcome(30, List.of());

        assertThat(outcome).isInstanceOfSatisfying(NotScored.class, not -> {
            assertThat(not.reason()).isEqualTo(NotScoredReason.LOW_STATISTICS);
            assertThat(not.detail()).contains("clusters of hits in a usual bin", "endcap/1 needs 4");
        });
    }

    @Test
    void aMapThatIsHalfDeadIsNotTakenForOne() {
        BinSet half = BinSet.of(20, 20, IntStream.range(0, 200));
        Fault dead = new Fault("a", FaultKind.DEAD, FaultShape.SUPERMODULE, half, 0, 1, OptionalInt.empty());

        Outcome outcome = outcome(100, List.of(dead));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Scored.class, scored -> assertThat(scored.anomalous()).isTrue());
    }

    private static Outcome outcome(int events, List<Fault> faults) {
        return new Scorer(model, engine)
                .score(simulator(events).lumisection(9, 1, faults).histogram())
                .outcome();
    }

    private static Simulator simulator(int events) {
        return new Simulator(ENDCAP, 15, OptionalInt.of(events)).with(Nuisances.STANDARD.withoutUnlabelledDead());
    }
}
