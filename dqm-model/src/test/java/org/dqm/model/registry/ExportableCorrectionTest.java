package org.dqm.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dqm.model.registry.Manifest.Exportable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportableCorrectionTest {
    private static final Exportable YES = new Exportable(true, "it \"can\", with 2⁻ᵏ");

    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void write() throws IOException {
        folder = root.resolve("hcal/3");
        BundleWriter.write(folder, SmallBundles.contents("hcal", 3, "Hcal/**"));
    }

    @Test
    void theMarkTheCardAndItsChecksumChangeAndNothingElse() throws IOException {
        Map<String, byte[]> before = files();

        assertThat(ExportableCorrection.write(folder, YES)).isTrue();

        Map<String, byte[]> after = files();
        assertThat(after).hasSameSizeAs(before);
        before.forEach((name, bytes) -> {
            if (!name.equals("manifest.json") && !name.equals("MODEL_CARD.md")) {
                assertThat(after.get(name)).as(name).isEqualTo(bytes);
            }
        });
        assertThat(changed(before, after, "MODEL_CARD.md"))
                .containsExactly("- FPGA export: possible: it \"can\", with 2⁻ᵏ");
        assertThat(changed(before, after, "manifest.json"))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).isEqualTo("  \"exportable\" : true,"))
                .anySatisfy(line -> assertThat(line).startsWith("    \"MODEL_CARD.md\" : \""));
        assertThat(BundleReader.read(folder).manifest().exportable()).isEqualTo(YES);
    }

    @Test
    void whatIsCorrectedIsWhatWouldHaveBeenWritten() throws IOException {
        BundleContents contents = SmallBundles.contents("hcal", 3, "Hcal/**");
        Manifest said = contents.manifest().with(YES);
        Path fresh = root.resolve("fresh/3");
        BundleWriter.write(
                fresh,
                new BundleContents(
                        said,
                        contents.network(),
                        contents.weights(),
                        contents.arrays(),
                        contents.geometry(),
                        contents.goldenInputs()));

        ExportableCorrection.write(folder, YES);

        assertThat(folder.resolve("manifest.json")).hasSameBinaryContentAs(fresh.resolve("manifest.json"));
        assertThat(folder.resolve("MODEL_CARD.md")).hasSameBinaryContentAs(fresh.resolve("MODEL_CARD.md"));
    }

    @Test
    void whatSaysSoAlreadyIsNotTouched() throws IOException {
        ExportableCorrection.write(folder, YES);
        Map<String, byte[]> before = files();

        assertThat(ExportableCorrection.write(folder, YES)).isFalse();

        files().forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(before.get(name)));
    }

    @Test
    void aBundleWhoseFilesWereChangedIsRefusedAndLeftAlone() throws IOException {
        Files.writeString(folder.resolve("network.json"), "{}");
        Map<String, byte[]> before = files();

        assertThatThrownBy(() -> ExportableCorrection.write(folder, YES))
                .isInstanceOf(BundleRefusedException.class)
                .hasMessageContaining("network.json");

        files().forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(before.get(name)));
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    /** Lines of a file that are not as they were. */
    private static List<String> changed(Map<String, byte[]> before, Map<String, byte[]> after, String name) {
        List<String> old = lines(before, name);
        List<String> now = lines(after, name);
        assertThat(now).hasSameSizeAs(old);
        return IntStream.range(0, old.size())
                .filter(i -> !old.get(i).equals(now.get(i)))
                .mapToObj(now::get)
                .toList();
    }

    private static List<String> lines(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8).lines().toList();
    }
}
