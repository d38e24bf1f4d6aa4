package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.Outcome.Scored;
import org.dqm.domain.Region;
import org.dqm.ingest.Decoded.Accepted;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.NdjsonReader;
import org.dqm.model.network.Engine;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.EngineKind;
import org.dqm.model.registry.Manifest.CalibrationSummary.Mode;
import org.dqm.model.registry.ModelFolder;
import org.dqm.model.score.Scorer;
import org.dqm.model.score.ScoringModel;
import org.dqm.model.simulate.Fault;
import org.dqm.model.simulate.FaultCatalogue;
import org.dqm.model.simulate.Simulator;
import org.junit.jupiter.api.Test;

/** The model and the run that the demo shows: what is in the repository, not what could be made. */
class ShippedModelTest {
    private static final Path ROOT = Path.of(System.getProperty("dqm.root", ".."));
    private static final int RUN = 7001;
    private static final Simulator SIMULATOR = new Simulator(Runs.HCAL, 7, OptionalInt.empty());
    private static final List<Fault> PLANTED = new FaultCatalogue(SIMULATOR, RUN, 90).of(RUN);

    @Test
    void everyPlantedFaultOfTheDemoIsFoundAtOnceAndNothingElse() throws IOException {
        Bundle bundle = ModelFolder.resolve(ROOT.resolve("models/hcal"));
        List<LumisectionHistogram> run = demo();

        assertThat(run).hasSize(90);
        assertThat(PLANTED).hasSize(3);
        try (Engine engine = bundle.openEngine(EngineKind.ONNXRUNTIME)) {
            Scorer scorer = new Scorer(ScoringModel.of(bundle), engine);
            for (LumisectionHistogram histogram : run) {
                Scored scored = (Scored) scorer.score(histogram).outcome();
                List<Fault> active = PLANTED.stream()
                        .filter(fault -> fault.isActive(histogram.id().ls()))
                        .toList();

                assertThat(scored.anomalous()).as("%s", histogram.id()).isEqualTo(!active.isEmpty());
                active.forEach(fault -> assertIsFound(fault, scored));
            }
        }
    }

    @Test
    void theDemoRunIsWhatTheSimulatorMakes() throws IOException {
        LumisectionHistogram recorded = demo().get(69);

        assertThat(SIMULATOR.lumisection(RUN, 70, PLANTED).histogram()).isEqualTo(recorded);
    }

    @Test
    void theShippedModelIsCalibratedOnHeldOutRuns() throws IOException {
        Bundle bundle = ModelFolder.resolve(ROOT.resolve("models/hcal"));

        assertThat(bundle.manifest().calibration().mode()).isEqualTo(Mode.HELD_OUT);
        assertThat(bundle.manifest().calibration().runs()).isGreaterThanOrEqualTo(5);
        assertThat(bundle.manifest().element().matches("Hcal/DigiTask/Occupancy/depth/depth1"))
                .isFalse();
    }

    /** The strongest region is of the fault's kind, covers its live bins and nothing that is far from it. */
    private static void assertIsFound(Fault fault, Scored scored) {
        Region region = scored.regions().get(0);
        long live =
                fault.bins().indices().filter(i -> Runs.HCAL.rates().get(i) > 0).count();

        assertThat(region.kind().name().toLowerCase(Locale.ROOT))
                .isEqualTo(fault.kind().name().toLowerCase(Locale.ROOT));
        assertThat(region.bins().overlap(fault.bins())).isGreaterThanOrEqualTo((int) (0.95 * live));
        assertThat(region.bins().count()).isLessThanOrEqualTo((int) (1.1 * live));
    }

    private static List<LumisectionHistogram> demo() throws IOException {
        List<LumisectionHistogram> run = new ArrayList<>();
        NdjsonReader.forEach(
                ROOT.resolve("src-test-data/hcal-demo.ndjson.gz"),
                new HistogramCodec(),
                line -> run.add(((Accepted) line.decoded()).histogram()));
        return run;
    }
}
