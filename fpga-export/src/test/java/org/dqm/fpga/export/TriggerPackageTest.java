package org.dqm.fpga.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.dqm.fpga.export.Packages.assertVectorsRepeat;
import static org.dqm.fpga.export.Packages.manifest;
import static org.dqm.fpga.export.Packages.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dqm.fpga.Networks;
import org.dqm.fpga.graph.FixedType;
import org.dqm.fpga.pass.Bits;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.fpga.pass.Sample;
import org.dqm.model.crossing.CrossingPlan;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.ModelFolder;
import org.dqm.model.simulate.PileupProfile;
import org.dqm.model.trigger.CodesBySample;
import org.dqm.model.trigger.TriggerInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages of triggers: a score, its rates, and signal events to judge it by. */
class TriggerPackageTest {
    private static final NetworkSpec NETWORK = Networks.autoencoder8x12();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"l1-calo-student", "l1-calo-teacher"})
    void shippedTriggerModelsFollowTheirFloatNetworks(String name) throws IOException {
        Bundle bundle = ModelFolder.resolve(Path.of("../models/" + name));
        OutputForm form = name.endsWith("student") ? OutputForm.NETWORK : OutputForm.SCORE;

        ExportedPackage made = Exporter.export(bundle, TriggerBundles.shipped(bundle, form, 200, 20));

        assertVectorsRepeat(made, 20);
        assertThat(manifest(made).path("accuracy").get(0).path("correlation").asDouble())
                .isGreaterThan(0.95);
    }

    @Test
    void signalEventsGiveRocCurvesOfBothNetworks() throws IOException {
        Bundle bundle = TriggerBundles.write(folder.resolve("calo/2"), NETWORK);
        ExportRequest plain = TriggerBundles.request(OutputForm.SCORE, TriggerBundles.sample(NETWORK), 20);

        ExportedPackage made =
                Exporter.export(bundle, TriggerBundles.withSignal(plain, Networks.counts(NETWORK, 50, 2000, 9)));

        JsonNode roc = manifest(made).path("roc");
        assertThat(roc.path("auc_float").asDouble()).isBetween(0.5, 1.0);
        assertThat(roc.path("auc_quantised").asDouble())
                .isCloseTo(roc.path("auc_float").asDouble(), within(0.02));
        assertThat(text(made, "roc.csv")).startsWith("background_efficiency,");
        assertThat(text(made, "MODEL_CARD.md")).contains("300 background and 50 signal events");
    }

    @Test
    void aTriggersPackageTellsRatesInTheCodesOfItsChip() throws IOException {
        Bundle bundle = ModelFolder.resolve(Path.of("../models/l1-calo-student"));
        CodesBySample.Request crossings =
                new CodesBySample.Request(6, new CrossingPlan(1, 2, 25, 2_000, PileupProfile.LEVELLED), 500);
        Sample sample = Sample.of(TriggerInput.of(bundle.manifest())
                .ofFirst(crossings.crossings(org.dqm.model.crossing.Sample.TOP_PAIR), 200));

        ExportedPackage made = Exporter.export(
                bundle,
                TriggerBundles.request(OutputForm.NETWORK, sample, 20)
                        .with(Bits.DEFAULT.withInput(new FixedType(false, 10, -5)))
                        .judgedBy(new Judged(sample, sample, Optional.of(crossings))));

        JsonNode score = manifest(made).path("score");
        JsonNode rates = score.path("rate_against_threshold");
        assertThat(rates.path("khz").asDouble()).isBetween(0.5, 3.0);
        assertThat(rates.path("background_crossings").asInt()).isEqualTo(100_000);
        assertThat(rates.path("efficiency").path("hot-region").path("value").asDouble())
                .isBetween(0.05, 0.5);
        List<String> lines = text(made, "rates.csv").lines().toList();
        assertThat(lines.get(0)).startsWith("threshold_code,acceptance,khz,khz_error,displaced,displaced_error");
        assertThat(lines).hasSizeGreaterThan(20);
        assertThat(text(made, "MODEL_CARD.md"))
                .contains("At threshold code " + score.path("threshold_code").asLong());
    }

    @Test
    void signalEventsNeedAScore() throws IOException {
        Bundle bundle = TriggerBundles.write(folder.resolve("calo/2"), NETWORK);
        Sample sample = TriggerBundles.sample(NETWORK);
        ExportRequest request =
                TriggerBundles.withSignal(TriggerBundles.request(OutputForm.NETWORK, sample, 20), sample);

        assertThatThrownBy(() -> Exporter.export(bundle, request))
                .hasMessageContaining("is no score")
                .hasMessageContaining("--outputs score");
    }
}
