package org.dqm.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dqm.domain.ModelVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
    @TempDir
    private Path root;

    @Test
    void highestVersionOfEachNameIsTaken() throws IOException {
        write("hcal", 2, "Hcal/**");
        write("hcal", 10, "Hcal/**");
        write("pixel", 1, "Pixel/**");

        ModelFolder models = ModelFolder.open(root);

        assertThat(models.bundles().stream().map(bundle -> bundle.manifest().model()))
                .containsExactlyInAnyOrder(new ModelVersion("hcal", 10), new ModelVersion("pixel", 1));
        assertThat(ModelFolder.resolve(root.resolve("hcal")).manifest().model())
                .isEqualTo(new ModelVersion("hcal", 10));
        assertThat(ModelFolder.resolve(root.resolve("hcal/2")).manifest().model())
                .isEqualTo(new ModelVersion("hcal", 2));
    }

    @Test
    void mostSpecificPatternGetsTheElement() throws IOException {
        write("all", 7, "**");
        write("depth", 1, "Hcal/Digi/depth1");
        write("hcal", 3, "Hcal/**");

        ModelFolder models = ModelFolder.open(root);

        assertThat(models.forElement("Hcal/Digi/depth1")
                        .orElseThrow()
                        .manifest()
                        .model()
                        .name())
                .isEqualTo("depth");
        assertThat(models.forElement("Hcal/Digi/depth2")
                        .orElseThrow()
                        .manifest()
                        .model()
                        .name())
                .isEqualTo("hcal");
        assertThat(models.forElement("Pixel/x").orElseThrow().manifest().model().name())
                .isEqualTo("all");
    }

    @Test
    void elementWithoutModelGetsNone() throws IOException {
        write("hcal", 3, "Hcal/**");

        assertThat(ModelFolder.open(root).forElement("Pixel/x")).isEmpty();
        assertThat(ModelFolder.open(root.resolve("nowhere")).bundles()).isEmpty();
    }

    @Test
    void brokenBundleIsRefusedAloneAndSaysForWhat() throws IOException {
        write("hcal", 3, "Hcal/**");
        write("pixel", 1, "Pixel/**");
        Files.writeString(root.resolve("hcal/3/noise.npz"), "broken");

        ModelFolder models = ModelFolder.open(root);

        assertThat(models.forElement("Hcal/x")).isEmpty();
        assertThat(models.refusalFor("Hcal/x").orElseThrow().reason()).contains("noise.npz");
        assertThat(models.refusalFor("Pixel/x")).isEmpty();
        assertThat(models.forElement("Pixel/x")).isPresent();
    }

    @Test
    void folderWithoutABundleSaysWhatIsMissing() throws IOException {
        Files.createDirectories(root.resolve("empty"));

        assertThatThrownBy(() -> ModelFolder.resolve(root.resolve("empty")))
                .isInstanceOf(BundleRefusedException.class)
                .hasMessageContaining("manifest.json");
        assertThatThrownBy(() -> ModelFolder.resolve(root.resolve("nowhere"))).hasMessageContaining("not a folder");
    }

    private void write(String name, int version, String element) throws IOException {
        BundleWriter.write(
                root.resolve(name).resolve(String.valueOf(version)), SmallBundles.contents(name, version, element));
    }
}
