package org.dqm.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dqm.model.registry.Manifest.Applicability;
import org.dqm.model.registry.Manifest.CalibrationSummary;
import org.dqm.model.registry.Manifest.Exportable;
import org.dqm.model.registry.Manifest.Kind;
import org.dqm.model.score.ScoringModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriggerKindTest {
    @TempDir
    private Path root;

    private static BundleContents trigger() {
        BundleContents occupancy = SmallBundles.contents("calo", 1, "L1CaloSim/CaloRegions");
        Manifest old = occupancy.manifest();
        Manifest manifest = new Manifest(
                old.model(),
                old.element(),
                old.grid(),
                old.preprocessing(),
                Map.of(),
                old.trainingData(),
                new Applicability(0, Optional.empty(), List.of()),
                CalibrationSummary.NONE,
                old.metrics(),
                new Exportable(true, "only layers that hls4ml takes"),
                Kind.TRIGGER);
        return new BundleContents(
                manifest,
                occupancy.network(),
                occupancy.weights(),
                Map.of(),
                Optional.empty(),
                occupancy.goldenInputs());
    }

    @Test
    void triggerBundleNeedsNoReferenceAndReadsBackWhole() throws IOException {
        Path folder = root.resolve("calo/1");

        BundleWriter.write(folder, trigger());

        assertThat(BundleReader.read(folder).contents()).isEqualTo(trigger());
        assertThat(folder.resolve("manifest.json"))
                .content()
                .contains("\"kind\" : \"trigger\"", "\"mode\" : \"none\"", "\"exportable\" : true")
                .doesNotContain("\"alarm\"");
        assertThat(folder.resolve("MODEL_CARD.md"))
                .content()
                .contains("Scores bunch crossings of")
                .doesNotContain("Anomalous from score");
    }

    @Test
    void noElementIsScoredWithATriggerBundle() throws IOException {
        BundleWriter.write(root.resolve("calo/1"), trigger());

        assertThat(ModelFolder.open(root).forElement("L1CaloSim/CaloRegions")).isEmpty();
        assertThat(ModelFolder.open(root).refusals()).isEmpty();
        assertThat(ModelFolder.resolve(root.resolve("calo")).manifest().kind()).isEqualTo(Kind.TRIGGER);
    }

    @Test
    void scoringMapsWithItIsRefusedWithTheReason() {
        assertThatThrownBy(() -> ScoringModel.of(trigger()))
                .isInstanceOf(BundleRefusedException.class)
                .hasMessageContaining("calo/1 is of kind trigger")
                .hasMessageContaining("not occupancy maps");
    }

    @Test
    void kindThatNobodyKnowsIsRefused() throws IOException {
        Path folder = root.resolve("calo/1");
        BundleWriter.write(folder, trigger());
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"trigger\"", "\"tigger\""));

        assertThatThrownBy(() -> BundleReader.read(folder))
                .isInstanceOf(BundleRefusedException.class)
                .hasMessageContaining("kind must be occupancy or trigger")
                .hasMessageContaining("tigger");
    }
}
