package org.dqm.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagesTest {
    @TempDir
    private Path folder;

    @Test
    void anArchiveIsReadBackUntilItIsRemoved() throws IOException {
        Packages packages = new Packages(folder.resolve("data/exports"));

        packages.write(3, bytes("first"));
        packages.write(3, bytes("second"));

        assertThat(text(packages, 3)).contains("second");
        assertThat(text(packages, 4)).isEmpty();
        packages.remove(3);
        packages.remove(3);
        assertThat(text(packages, 3)).isEmpty();
    }

    @Test
    void nothingButTheArchiveIsLeftInTheFolder() throws IOException {
        new Packages(folder).write(3, bytes("x"));

        assertThat(folder).isDirectoryContaining("glob:**3.zip");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> text(Packages packages, long id) throws IOException {
        return packages.read(id).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
