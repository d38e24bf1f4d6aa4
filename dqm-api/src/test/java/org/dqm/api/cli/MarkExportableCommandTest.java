package org.dqm.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.dqm.model.registry.ExportableCorrection;
import org.dqm.model.registry.Manifest.Exportable;
import org.dqm.model.registry.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkExportableCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aBundleThatSaysNoAlthoughItCanIsCorrected() throws IOException {
        Path bundle = folder.resolve("ecal-endcap/4");
        Files.createDirectories(bundle);
        try (Stream<Path> files = Files.list(Path.of("../models/ecal-endcap/4"))) {
            for (Path file : files.toList()) {
                Files.copy(file, bundle.resolve(file.getFileName()));
            }
        }
        ExportableCorrection.write(bundle, new Exportable(false, "not checked"));

        int exit = Main.commandLine()
                .execute(
                        "mark-exportable",
                        "--model",
                        folder.resolve("ecal-endcap").toString());

        assertThat(exit).isZero();
        assertThat(ModelFolder.resolve(bundle).manifest().exportable())
                .isEqualTo(new Exportable(true, "hls4ml can do all its layers; ./dqm export-fpga makes the package"));
    }
}
