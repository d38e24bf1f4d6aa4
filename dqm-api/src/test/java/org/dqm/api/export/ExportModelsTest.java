package org.dqm.api.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.dqm.fpga.export.Exportability;
import org.dqm.model.registry.Bundle;
import org.dqm.model.registry.Manifest;
import org.junit.jupiter.api.Test;

class ExportModelsTest {
    private final ExportModels models = new ExportModels(Path.of("../models"));

    @Test
    void everyShippedBundleIsThereAndSaysWhetherItCanBeExported() {
        assertThat(models.all())
                .extracting(manifest -> manifest.model().name())
                .contains(
                        "drift-tube",
                        "ecal-barrel",
                        "ecal-endcap",
                        "hcal",
                        "l1-calo-student",
                        "l1-calo-teacher",
                        "pixel-layer");
        for (Manifest manifest : models.all()) {
            Bundle bundle = models.find(manifest.model());
            assertThat(manifest.exportable().possible())
                    .as("mark of " + manifest.model())
                    .isEqualTo(Exportability.of(
                                    bundle.contents().network(),
                                    bundle.contents().weights())
                            .possible());
        }
    }

    @Test
    void theHighestVersionIsMeantUnlessOneIsNamed() {
        int version = models.find("hcal", Optional.empty()).manifest().model().version();

        assertThat(models.find("hcal", Optional.of(version)).manifest().model().version())
                .isEqualTo(version);
    }

    @Test
    void whatIsNotThereIsAnsweredWithWhatIs() {
        assertThatThrownBy(() -> models.find("hcl", Optional.empty()))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith("model: no 'hcl'; found: drift-tube, ecal-barrel");
        assertThatThrownBy(() -> models.find("ecal-endcap", Optional.of(99)))
                .hasMessage("version: ecal-endcap has no version 99; found: 4");
        assertThatThrownBy(() -> models.find("../models/hcal", Optional.empty()))
                .hasMessageStartingWith("model: no '../models/hcal'");
        assertThat(new ExportModels(Path.of("nowhere")).all()).isEmpty();
    }
}
