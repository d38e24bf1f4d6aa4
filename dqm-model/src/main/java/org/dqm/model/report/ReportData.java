package org.dqm.model.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of an evaluation, see {@code org.dqm.model.evaluate}.
 *
 * @param commit of the source that drew the report
 */
record ReportData(JsonNode metrics, JsonNode curves, JsonNode differences, JsonNode views, String commit) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a folder; files other than {@code metrics.json} may be missing. */
    static ReportData read(Path folder, String commit) throws IOException {
        return new ReportData(
                JSON.readTree(folder.resolve("metrics.json").toFile()),
                optional(folder.resolve("curves.json")),
                optional(folder.resolve("differences.json")),
                optional(folder.resolve("views.json")),
                commit);
    }

    private static JsonNode optional(Path file) throws IOException {
        return Files.exists(file) ? JSON.readTree(file.toFile()) : JsonNodeFactory.instance.objectNode();
    }

    /** Rows of {@code metrics.json} of faults that have lasted so long. */
    List<JsonNode> rows(int lumisections) {
        return JsonNodes.stream(metrics.path("faults"))
                .filter(row -> row.path("lumisections").asInt() == lumisections)
                .toList();
    }

    /** The difference of ours and another method in a row; missing if it was not measured. */
    JsonNode difference(String row, int lumisections, String method) {
        return JsonNodes.stream(differences.path("differences"))
                .filter(entry -> entry.path("row").asText().equals(row)
                        && entry.path("lumisections").asInt() == lumisections
                        && entry.path("method").asText().equals(method))
                .findFirst()
                .orElse(JsonNodes.NONE);
    }
}
