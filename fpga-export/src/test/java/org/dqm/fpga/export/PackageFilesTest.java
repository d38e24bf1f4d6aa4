package org.dqm.fpga.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.fpga.export.Packages.bytes;
import static org.dqm.fpga.export.Packages.manifest;
import static org.dqm.fpga.export.Packages.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.dqm.fpga.Networks;
import org.dqm.fpga.pass.OutputForm;
import org.dqm.fpga.pass.Sample;
import org.dqm.model.network.NetworkSpec;
import org.dqm.model.registry.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files of a package say of it. */
class PackageFilesTest {
    private static final NetworkSpec NETWORK = Networks.autoencoder8x12();

    @TempDir
    private Path folder;

    @Test
    void theManifestHoldsTheSumOfEveryFileButItselfAndTheSums() throws IOException {
        Bundle bundle = TriggerBundles.write(folder.resolve("calo/2"), NETWORK);

        ExportedPackage made =
                Exporter.export(bundle, TriggerBundles.request(OutputForm.SCORE, TriggerBundles.sample(NETWORK), 20));

        Set<String> expected = new TreeSet<>(made.files().keySet());
        expected.removeAll(Set.of("manifest.json", "SHA256SUMS"));
        JsonNode sums = manifest(made).path("files");
        assertThat(sums.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(sums.path("CHANGES.md").asText()).isEqualTo(Checksums.sha256(bytes(made, "CHANGES.md")));
        assertThat(text(made, "SHA256SUMS")).contains("  manifest.json\n").contains("  CHANGES.md\n");
    }

    @Test
    void theCardAndTheManifestSayHowManyInputsWereUsed() throws IOException {
        Bundle bundle = TriggerBundles.write(folder.resolve("calo/2"), NETWORK);
        Sample large = Networks.counts(NETWORK, 2500, 1023, 7);

        ExportedPackage made = Exporter.export(bundle, TriggerBundles.request(OutputForm.SCORE, large, 10));

        JsonNode sample = manifest(made).path("calibration_sample");
        assertThat(sample.path("events").asInt()).isEqualTo(2500);
        assertThat(sample.path("events_for_ranges").asInt()).isEqualTo(2048);
        assertThat(sample.path("events_compared").asInt()).isEqualTo(256);
        assertThat(text(made, "MODEL_CARD.md")).contains("Ranges from 2048 of 2500 inputs", "on 256 of these inputs");
    }

    @Test
    void theCheckComparesInDoublePrecision() throws IOException {
        Bundle bundle = TriggerBundles.write(folder.resolve("calo/2"), NETWORK);

        ExportedPackage made =
                Exporter.export(bundle, TriggerBundles.request(OutputForm.SCORE, TriggerBundles.sample(NETWORK), 20));

        assertThat(text(made, "check.py"))
                .contains("np.loadtxt(\"tb_input_features.dat\", dtype=np.float64")
                .doesNotContain("float32");
    }
}
