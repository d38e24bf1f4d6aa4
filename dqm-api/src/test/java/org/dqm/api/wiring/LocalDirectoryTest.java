package org.dqm.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dqm.domain.FatalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void aSecondHolderIsToldWhatIsWrongAndTheDirectoryIsFreeOnceTheFirstIsGone() throws IOException {
        try (LocalDirectory first = LocalDirectory.take(folder)) {
            assertThat(first.kafka()).isEqualTo(folder.resolve("kafka"));
            assertThatThrownBy(() -> LocalDirectory.take(folder))
                    .isInstanceOf(FatalException.class)
                    .hasMessageContaining("in use by another ./dqm demo");
        }

        LocalDirectory.take(folder).close();
    }

    @Test
    void wipingLeavesNothingButTheLock() throws IOException {
        try (LocalDirectory directory = LocalDirectory.take(folder.resolve("new"))) {
            Files.createDirectories(directory.postgres().resolve("data"));
            Files.writeString(directory.postgres().resolve("data/file"), "x");

            directory.wipe();

            assertThat(folder.resolve("new")).isDirectoryContaining("glob:**/lock");
            assertThat(directory.postgres()).doesNotExist();
        }
    }
}
