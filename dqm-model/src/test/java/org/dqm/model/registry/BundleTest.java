package org.dqm.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dqm.model.network.Dl4jEngine;
import org.dqm.model.network.Engine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
    private static final BundleContents CONTENTS = SmallBundles.contents("hcal", 3, "Hcal/**");

    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void write() throws IOException {
        folder = root.resolve("hcal/3");
        BundleWriter.write(folder, CONTENTS);
    }

    @Test
    void writtenBundleReadsBackWhole() throws IOException {
        assertThat(BundleReader.read(folder).contents()).isEqualTo(CONTENTS);
    }

    @Test
    void bundleHoldsTheFilesOfTheContractAndLeavesNothingBesideIt() throws IOException {
        assertThat(names(folder))
                .containsExactly(
                        "MODEL_CARD.md",
                        "geometry.json",
                        "golden.npz",
                        "manifest.json",
                        "network.json",
                        "network.onnx",
                        "noise.npz",
                        "weights.npz");
        assertThat(names(folder.getParent())).containsExactly("3");
    }

    @Test
    void sameContentsGiveTheSameFiles() throws IOException {
        Path again = root.resolve("again");
        BundleWriter.write(again, CONTENTS);

        for (String name : names(folder)) {
            assertThat(again.resolve(name)).hasSameBinaryContentAs(folder.resolve(name));
        }
    }

    @Test
    void manifestSaysItInTheWordsOfTheContract() throws IOException {
        String[] manifest = Files.readString(folder.resolve("manifest.json")).split("\n  \"files\"", 2);

        assertThat(manifest[0]).isEqualTo("""
                {
                  "name" : "hcal",
                  "version" : 3,
                  "element" : "Hcal/**",
                  "grid" : {
                    "nx" : 8,
                    "ny" : 8
                  },
                  "wraps" : {
                    "x" : false,
                    "y" : true
                  },
                  "halo" : 4,
                  "preprocessing" : {
                    "clip" : 2.0,
                    "response" : "poisson"
                  },
                  "noise_model" : {
                    "epsilon" : 0.03
                  },
                  "training_data" : [ {
                    "name" : "good.ndjson.gz",
                    "sha256" : "00ff",
                    "lumisections" : 10,
                    "seed" : 7
                  } ],
                  "applicability" : {
                    "shape" : [ 8, 8 ],
                    "minimum_entries" : 1000.0,
                    "minimum_events" : 40.0,
                    "pileup" : [ 10.0, 60.0 ],
                    "beam_modes" : [ "STABLE" ],
                    "minimum_hv_fraction" : 0.99,
                    "total_rate" : {
                      "per_event" : 0.002,
                      "at_pileup" : 55.0,
                      "slope" : 0.9,
                      "slope_error" : 0.05,
                      "spread" : 0.1
                    }
                  },
                  "calibration" : {
                    "mode" : "noise_model",
                    "lumisections" : 10,
                    "runs" : 1,
                    "calibrated_to" : 3.0,
                    "thresholds" : {
                      "alarm" : 6.1
                    }
                  },
                  "metrics" : {
                    "validation_loss" : 0.98
                  },
                  "exportable" : false,
                  "exportable_reason" : "not tried",""");
        assertThat(manifest[1]).contains("\"weights.npz\"").doesNotContain("manifest.json");
    }

    @Test
    void cardTellsAPersonWhatItIs() throws IOException {
        assertThat(folder.resolve("MODEL_CARD.md"))
                .content()
                .contains("# hcal/3", "`Hcal/**`", "noise_model", "good.ndjson.gz", "at least 1000", "10.0 to 60.0");
    }

    @ParameterizedTest
    @EnumSource(EngineKind.class)
    void everyEngineRepeatsTheGoldenOutputs(EngineKind kind) throws IOException {
        try (Engine engine = BundleReader.read(folder).openEngine(kind)) {
            assertThat(engine.name()).isEqualTo(kind.label());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "geometry.json",
                "golden.npz",
                "network.json",
                "network.onnx",
                "noise.npz",
                "weights.npz",
                "MODEL_CARD.md"
            })
    void changedFileIsRefusedByName(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve(name), bytes);

        assertThatThrownBy(() -> BundleReader.read(folder))
                .isInstanceOf(BundleRefusedException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("SHA-256");
    }

    @Test
    void missingAndAddedFilesAreRefusedByName() throws IOException {
        Files.writeString(folder.resolve("extra.txt"), "x");
        assertThatThrownBy(() -> BundleReader.read(folder)).hasMessageContaining("extra.txt");

        Files.delete(folder.resolve("noise.npz"));
        assertThatThrownBy(() -> BundleReader.read(folder))
                .hasMessageContaining("noise.npz")
                .hasMessageContaining("missing");

        Files.delete(folder.resolve("manifest.json"));
        assertThatThrownBy(() -> BundleReader.read(folder)).hasMessageContaining("manifest.json");
    }

    @Test
    void manifestThatPointsOutOfTheFolderIsRefused() throws IOException {
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"noise.npz\"", "\"../secret\""));

        assertThatThrownBy(() -> BundleReader.read(folder))
                .isInstanceOf(BundleRefusedException.class)
                .hasMessageContaining("secret");
    }

    @Test
    void manifestWithoutAKeyIsRefusedByTheKey() throws IOException {
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"halo\"", "\"hallo\""));

        assertThatThrownBy(() -> BundleReader.read(folder))
                .isInstanceOf(BundleRefusedException.class)
                .hasMessageContaining("halo");
    }

    @Test
    void engineThatDoesNotRepeatTheGoldenOutputsIsRefused() {
        BundleContents other = SmallBundles.contents("hcal", 4, "Hcal/**");
        Bundle mixed;
        try (Engine engine = new Dl4jEngine(other.network(), other.weights())) {
            GoldenAnswers foreign = GoldenAnswers.by(engine, other.network(), other.goldenInputs());
            mixed = new Bundle(folder, CONTENTS, new byte[0], foreign);
        }

        assertThatThrownBy(() -> mixed.openEngine(EngineKind.DL4J))
                .isInstanceOf(BundleRefusedException.class)
                .hasMessageContaining("dl4j does not repeat the golden outputs");
        assertThatThrownBy(() -> mixed.openEngine(EngineKind.ONNXRUNTIME)).hasMessageContaining("network.onnx");
    }

    @Test
    void bundleNeverChangesOnceWritten() {
        assertThatThrownBy(() -> BundleWriter.write(folder, CONTENTS))
                .isInstanceOf(BundleRefusedException.class)
                .hasMessageContaining("never changes");
    }

    @Test
    void arraysMustNotReplaceTheBundlesOwnFiles() {
        BundleContents clash = new BundleContents(
                CONTENTS.manifest(),
                CONTENTS.network(),
                CONTENTS.weights(),
                Map.of("weights.npz", CONTENTS.arrays("noise.npz")),
                CONTENTS.geometry(),
                CONTENTS.goldenInputs());

        assertThatThrownBy(() -> BundleWriter.write(root.resolve("clash"), clash))
                .hasMessageContaining("weights.npz");
        assertThat(root.resolve("clash")).doesNotExist();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
