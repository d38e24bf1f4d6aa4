package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.dqm.domain.BinRange;
import org.dqm.domain.BinSet;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.ModelVersion;
import org.dqm.domain.Outcome.Scored;
import org.dqm.domain.RegionKind;
import org.dqm.ingest.NdjsonSummary;
import org.dqm.model.network.Engine;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.BundleContents;
import org.dqm.model.registry.BundleReader;
import org.dqm.model.registry.BundleWriter;
import org.dqm.model.registry.EngineKind;
import org.dqm.model.registry.Manifest.CalibrationSummary.Mode;
import org.dqm.model.score.Scorer;
import org.dqm.model.score.ScoringModel;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultKind;
import org.dqm.model.simulate.FaultShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    private static final BinSet BLOCK = BinSet.rectangle(84, 72, new BinRange(35, 39), new BinRange(30, 34));

    @TempDir
    private Path folder;

    private final List<String> stages = new ArrayList<>();

    @Test
    void sixLumisectionsMakeABundleThatFindsADeadBlock() throws IOException {
        BundleWriter.write(folder.resolve("hcal/3"), train(6, 2));
        Bundle bundle = BundleReader.read(folder.resolve("hcal/3"));

        assertThat(bundle.manifest().model()).isEqualTo(new ModelVersion("hcal", 3));
        assertThat(bundle.manifest().calibration().mode()).isEqualTo(Mode.NOISE_MODEL);
        assertThat(bundle.manifest().grid().wrapsY()).isTrue();
        assertThat(stages).contains("epoch 2/2", "noise 6/6").doesNotContain("calibration 1/1");
        try (Engine engine = bundle.openEngine(EngineKind.DL4J)) {
            Scorer scorer = new Scorer(ScoringModel.of(bundle), engine);
            Scored good = scored(scorer, 21, List.of());
            Fault dead = new Fault("a", FaultKind.DEAD, FaultShape.BLOCK, BLOCK, 0, 22, OptionalInt.of(23));
            Scored faulty = scored(scorer, 22, List.of(dead));
            Scored after = scored(scorer, 23, List.of(dead));

            assertThat(good.anomalous()).isFalse();
            assertThat(faulty.anomalous()).isTrue();
            assertThat(faulty.regions().get(0).kind()).isEqualTo(RegionKind.DEAD);
            assertThat(faulty.regions().get(0).bins().overlap(BLOCK)).isGreaterThanOrEqualTo(24);
            assertThat(after.anomalous()).isFalse();
        }
    }

    @Test
    void oneLumisectionTrainsNoNetwork() {
        BundleContents contents = train(1, 5);

        assertThat(contents.manifest().metrics()).containsEntry("epochs", 0).containsEntry("best_epoch", 0);
        assertThat(contents.weights().values("out.kernel")).containsOnly(0);
    }

    @Test
    void aTrainingKilledInTheMiddleGoesOnToTheSameBundle() {
        TrainingRequest request = new TrainingRequest(
                new ModelVersion("hcal", 3), new ElementPattern("HcalSim/**"), NetworkChoice.STANDARD, 3, 1, "./dqm");
        GoodLumisections good = new GoodLumisections(Runs.good(1, 6), List.of(), NdjsonSummary.NONE);
        Path bundle = folder.resolve("hcal/3");
        BundleContents whole = new Trainer(request, (stage, done, total, detail) -> {}, Checkpointing.NONE).train(good);
        Trainer killed = new Trainer(
                request,
                (stage, done, total, detail) -> {
                    if (stage.equals("epoch") && done == 3) {
                        throw new IllegalStateException("killed");
                    }
                },
                Checkpointing.beside(bundle, false));
        assertThatThrownBy(() -> killed.train(good)).hasMessage("killed");
        Checkpointing resuming = Checkpointing.beside(bundle, true);
        assertThat(resuming.isFound()).isTrue();

        BundleContents resumed = new Trainer(
                        request, (stage, done, total, detail) -> stages.add(stage + " " + done + "/" + total), resuming)
                .train(good);

        assertThat(resumed.weights()).isEqualTo(whole.weights());
        assertThat(resumed.manifest().metrics()).isEqualTo(whole.manifest().metrics());
        assertThat(stages).contains("epoch 3/3").doesNotContain("epoch 1/3", "epoch 2/3");
    }

    @Test
    void theSameSeedGivesTheSameBundle() {
        assertThat(train(3, 1).weights()).isEqualTo(train(3, 1).weights());
    }

    private BundleContents train(int lumisections, int epochs) {
        TrainingRequest request = new TrainingRequest(
                new ModelVersion("hcal", 3),
                new ElementPattern("HcalSim/**"),
                NetworkChoice.STANDARD,
                epochs,
                1,
                "./dqm train");
        GoodLumisections good = new GoodLumisections(Runs.good(1, lumisections), List.of(), NdjsonSummary.NONE);
        return new Trainer(
                        request,
                        (stage, done, total, detail) -> stages.add(stage + " " + done + "/" + total),
                        Checkpointing.NONE)
                .train(good);
    }

    private static Scored scored(Scorer scorer, int ls, List<Fault> faults) {
        return (Scored) scorer.score(Runs.SIMULATOR.lumisection(1, ls, faults).histogram())
                .outcome();
    }
}
