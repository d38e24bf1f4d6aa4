package org.dqm.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.dqm.domain.ElementPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoodLumisectionsTest {
    private static final ElementPattern ELEMENT = new ElementPattern("A/*");

    @TempDir
    private Path folder;

    @Test
    void eachLumisectionOfTheElementCountsOnceInOrder() throws Exception {
        Path first = file(
                "first", record("A/b", 1, 2, "[[1,2]]"), record("A/b", 1, 1, "[[3,4]]"), record("C/d", 1, 1, "[[5]]"));
        Path second = file("second", record("A/b", 1, 2, "[[9,9]]"), record("A/b", 2, 1, "[[0,0]]"), "{");

        GoodLumisections good = GoodLumisections.read(List.of(first, second), ELEMENT, LumisectionRanges.ALL, 5);

        assertThat(good.histograms()).extracting(h -> h.id().ls()).containsExactly(1, 2);
        assertThat(good.histograms().get(1).bins().at(2, 1)).isEqualTo(2);
        assertThat(good.summary().rejectedTotal()).isEqualTo(1);
        assertThat(good.sources()).extracting(source -> source.lumisections()).containsExactly(2, 0);
        assertThat(good.sources().get(0).sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(first))));
    }

    @Test
    void onlyTheWantedLumisectionsAreUsed() throws IOException {
        Path file =
                file("first", record("A/b", 1, 1, "[[1]]"), record("A/b", 1, 2, "[[1]]"), record("A/b", 1, 3, "[[1]]"));

        GoodLumisections good = GoodLumisections.read(List.of(file), ELEMENT, LumisectionRanges.parse("2-3"), 1);

        assertThat(good.histograms()).extracting(h -> h.id().ls()).containsExactly(2, 3);
    }

    @Test
    void nothingToLearnFromNamesTheElementsThatAreThere() throws IOException {
        Path file = file("first", record("C/d", 1, 1, "[[1]]"));

        assertThatThrownBy(() -> GoodLumisections.read(List.of(file), ELEMENT, LumisectionRanges.ALL, 1))
                .hasMessageContaining("'A/*'")
                .hasMessageContaining("found: C/d");
    }

    @Test
    void twoShapesAreRefused() throws IOException {
        Path file = file("first", record("A/b", 1, 1, "[[1]]"), record("A/c", 1, 2, "[[1,2]]"));

        assertThatThrownBy(() -> GoodLumisections.read(List.of(file), ELEMENT, LumisectionRanges.ALL, 1))
                .hasMessageContaining("one shape")
                .hasMessageContaining("A/c run 1 LS 2");
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private static String record(String me, int run, int ls, String data) {
        int nx = (int) data.chars().filter(c -> c == ',').count() + 1;
        return "{\"run_number\":" + run + ",\"ls_number\":" + ls + ",\"me\":\"" + me + "\",\"x_min\":0,\"x_max\":1,"
                + "\"x_bin\":" + nx + ",\"y_min\":0,\"y_max\":1,\"y_bin\":1,\"entries\":1,\"data\":" + data + "}";
    }
}
