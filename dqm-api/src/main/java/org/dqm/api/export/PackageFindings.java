package org.dqm.api.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dqm.fpga.export.ExportedPackage;

/**
 * What a package says of itself, as JSON for REST: read from its own {@code manifest.json} and {@code precision.csv}, so
 * that both say the same.
 */
final class PackageFindings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PackageFindings() {}

    static ObjectNode of(ExportedPackage made) throws IOException {
        JsonNode manifest = JSON.readTree(file(made, "manifest.json"));
        ObjectNode findings = JSON.createObjectNode();
        findings.put("summary", made.summary());
        findings.set("verdict", camel(manifest.path("verdict")));
        findings.set("sample", camel(manifest.path("calibration_sample")));
        findings.set("input", camel(manifest.path("input")));
        findings.set("outputs", camel(manifest.path("outputs")));
        findings.set("testVectors", camel(manifest.path("test_vectors")));
        findings.set("agreement", camel(manifest.path("accuracy")));
        findings.set("cost", cost(manifest.path("cost")));
        findings.set("precision", precision(text(made, "precision.csv")));
        for (String sometimes : List.of("score", "roc")) {
            if (manifest.has(sometimes)) {
                findings.set(sometimes, camel(manifest.path(sometimes)));
            }
        }
        return findings;
    }

    private static ObjectNode cost(JsonNode cost) {
        ObjectNode answer = JSON.createObjectNode();
        cost.properties().forEach(each -> {
            if (!each.getKey().equals("layers")) {
                answer.set(camel(each.getKey()), camel(each.getValue()));
            }
        });
        ArrayNode layers = answer.putArray("layers");
        // Their names are the network's own.
        cost.path("layers")
                .properties()
                .forEach(layer ->
                        layers.addObject().put("layer", layer.getKey()).setAll((ObjectNode) camel(layer.getValue())));
        return answer;
    }

    /** A row each; what a row has no value for is left out. */
    static ArrayNode precision(String csv) {
        List<String> lines = csv.lines().toList();
        List<String> names = cells(lines.get(0));
        ArrayNode rows = JSON.createArrayNode();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            ObjectNode row = rows.addObject();
            for (int i = 0; i < names.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    row.set(camel(names.get(i)), value(names.get(i), cells.get(i)));
                }
            }
        }
        return rows;
    }

    private static JsonNode value(String name, String cell) {
        boolean isText = name.equals("node") || name.equals("kind") || name.endsWith("_type");
        return isText
                ? JsonNodeFactory.instance.textNode(cell)
                : Optional.of(cell)
                        .filter(number -> number.matches("-?\\d{1,18}"))
                        .<JsonNode>map(number -> JsonNodeFactory.instance.numberNode(Long.parseLong(number)))
                        .orElseGet(() -> JsonNodeFactory.instance.numberNode(Double.parseDouble(cell)));
    }

    /** Of a line whose cells may stand in quotes. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '"') {
                isQuoted = !isQuoted;
            } else if (character == ',' && !isQuoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static JsonNode camel(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = JSON.createObjectNode();
            node.properties().forEach(each -> object.set(camel(each.getKey()), camel(each.getValue())));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JSON.createArrayNode();
            node.forEach(each -> array.add(camel(each)));
            return array;
        }
        return node;
    }

    /** {@code weight_bits} becomes {@code weightBits}. */
    private static String camel(String snake) {
        StringBuilder name = new StringBuilder();
        boolean isNext = false;
        for (int i = 0; i < snake.length(); i++) {
            char character = snake.charAt(i);
            if (character == '_') {
                isNext = true;
            } else {
                name.append(isNext ? Character.toUpperCase(character) : character);
                isNext = false;
            }
        }
        return name.toString();
    }

    private static String text(ExportedPackage made, String name) {
        return new String(file(made, name), StandardCharsets.UTF_8);
    }

    private static byte[] file(ExportedPackage made, String name) {
        return Objects.requireNonNull(made.files().get(name), name);
    }
}
