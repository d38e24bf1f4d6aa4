package org.dqm.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasMeasuredIsThereWhenOpenedAgain() throws IOException {
        Parts first = Parts.open(folder, what(1));
        first.add("sobel", "good/7", Map.of("maps", Series.of(1, 2.5)));
        first.add("sobel", "dead-bin/7", Map.of("maps 0", Series.of(9)));

        Parts second = Parts.open(folder, what(1));

        assertThat(second.has("sobel", "good/7")).isTrue();
        assertThat(second.has("sobel", "good/8")).isFalse();
        assertThat(second.of("sobel", "good/")).containsExactly(Map.entry("good/7", Map.of("maps", Series.of(1, 2.5))));
        assertThat(second.methods()).containsExactly("sobel");
    }

    @Test
    void lineTornByAKillIsMeasuredAgain() throws IOException {
        Parts.open(folder, what(1)).add("sobel", "good/7", Map.of("maps", Series.of(1)));
        Path file = folder.resolve("parts/sobel.ndjson");
        Files.writeString(file, "{\"unit\":\"good/8\",\"ser", StandardOpenOption.APPEND);

        Parts again = Parts.open(folder, what(1));
        again.add("sobel", "good/8", Map.of("maps", Series.of(3)));

        assertThat(again.has("sobel", "good/8")).isTrue();
        assertThat(Files.readAllLines(file)).hasSize(2).allMatch(line -> line.endsWith("}"));
    }

    @Test
    void anotherEvaluationIsRefused() throws IOException {
        Parts.open(folder, what(1));

        assertThatThrownBy(() -> Parts.open(folder, what(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds another evaluation")
                .hasMessageContaining("name an empty folder");
    }

    private static ObjectNode what(int seed) {
        return JsonNodeFactory.instance.objectNode().put("seed", seed);
    }
}
