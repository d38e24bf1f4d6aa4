package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.dqm.domain.BinSet;
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
import org.dqm.model.simulate.FaultKind;
import org.dqm.model.simulate.FaultShape;
import org.junit.jupiter.api.Test;

/** The model and the run that the demo shows: what is in the repository, not what could be made. */
class ShippedModelTest {
    private static final Path ROOT = Path.of(System.getProperty("dqm.root", ".."));
    /** Written by version 1 of the simulated detector, so its truth is read from its records. */
    private static final Path DEMO = ROOT.resolve("src-test-data/hcal-demo.ndjson.gz");

    @Test
    void everyPlantedFaultOfTheDemoIsFoundAtOnceAndNothingElse() throws IOException {
        Bundle bundle = ModelFolder.resolve(ROOT.resolve("models/hcal"));
        List<LumisectionHistogram> run = demo();

        assertThat(run).hasSize(90);
        List<Fault> planted = planted();
        assertThat(planted).hasSize(3);
        try (Engine engine = bundle.openEngine(EngineKind.ONNXRUNTIME)) {
            Scorer scorer = new Scorer(ScoringModel.of(bundle), engine);
            for (LumisectionHistogram histogram : run) {
                Scored scored = (Scored) scorer.score(histogram).outcome();
                List<Fault> active = planted.stream()
                        .filter(fault -> fault.isActive(histogram.id().ls()))
                        .toList();

                assertThat(scored.anomalous()).as("%s", histogram.id()).isEqualTo(!active.isEmpty());
                active.forEach(fault -> assertIsFound(fault, scored));
            }
        }
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
        NdjsonReader.forEach(DEMO, new HistogramCodec(), line -> run.add(((Accepted) line.decoded()).histogram()));
        return run;
    }

    /** What the records' {@code faults} say, each fault once. */
    private static List<Fault> planted() throws IOException {
        Set<Fault> planted = new LinkedHashSet<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(DEMO)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                new ObjectMapper().readTree(line).path("faults").forEach(fault -> planted.add(fault(fault)));
            }
        }
        return List.copyOf(planted);
    }

    private static Fault fault(JsonNode node) {
        IntStream.Builder bins = IntStream.builder();
        node.path("bins")
                .forEach(bin ->
                        bins.add((bin.path(1).intValue() - 1) * Runs.HCAL.x().bins()
                                + bin.path(0).intValue()
                                - 1));
        return new Fault(
                node.path("id").asText(),
                FaultKind.valueOf(node.path("kind").asText().toUpperCase(Locale.ROOT)),
                FaultShape.valueOf(node.path("shape").asText().toUpperCase(Locale.ROOT)),
                BinSet.of(Runs.HCAL.x().bins(), Runs.HCAL.y().bins(), bins.build()),
                node.path("factor").doubleValue(),
                node.path("since_ls").intValue(),
                OptionalInt.of(node.path("until_ls").intValue()));
    }
}
