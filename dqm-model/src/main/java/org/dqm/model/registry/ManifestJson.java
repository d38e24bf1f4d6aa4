package org.dqm.model.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dqm.domain.ElementPattern;
import org.dqm.domain.ModelVersion;
import org.dqm.model.registry.Manifest.CalibrationSummary;
import org.dqm.model.registry.Manifest.Exportable;
import org.dqm.model.registry.Manifest.Grid;
import org.dqm.model.registry.Manifest.Kind;
import org.dqm.model.registry.Manifest.TrainingData;

/** {@code manifest.json}: the manifest and the SHA-256 of every other file. */
record ManifestJson(Manifest manifest, SortedMap<String, String> files) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** The same text for the same manifest. */
    String write() {
        Grid grid = manifest.grid();
        ObjectNode root = JSON.createObjectNode();
        root.put("name", manifest.model().name())
                .put("version", manifest.model().version());
        if (manifest.kind() != Kind.OCCUPANCY) {
            root.put("kind", manifest.kind().name().toLowerCase(Locale.ROOT));
        }
        root.put("element", manifest.element().glob());
        root.putObject("grid").put("nx", grid.nx()).put("ny", grid.ny());
        root.putObject("wraps").put("x", grid.wrapsX()).put("y", grid.wrapsY());
        root.put("halo", grid.halo());
        root.set("preprocessing", JSON.valueToTree(new TreeMap<>(manifest.preprocessing())));
        root.set("noise_model", JSON.valueToTree(new TreeMap<>(manifest.noiseModel())));
        for (TrainingData data : manifest.trainingData()) {
            root.withArray("training_data")
                    .addObject()
                    .put("name", data.name())
                    .put("sha256", data.sha256())
                    .put("lumisections", data.lumisections())
                    .put("seed", data.seed());
        }
        ApplicabilityJson.write(manifest.applicability(), grid, root.putObject("applicability"));
        CalibrationSummary calibration = manifest.calibration();
        ObjectNode scale = root.putObject("calibration");
        scale.put("mode", calibration.mode().name().toLowerCase(Locale.ROOT));
        if (calibration.mode() != CalibrationSummary.Mode.NONE) {
            scale.put("lumisections", calibration.lumisections()).put("runs", calibration.runs());
            scale.put("calibrated_to", calibration.calibratedTo());
            scale.putObject("thresholds").put("alarm", calibration.alarmThreshold());
        }
        root.set("metrics", JSON.valueToTree(new TreeMap<>(manifest.metrics())));
        root.put("exportable", manifest.exportable().possible());
        root.put("exportable_reason", manifest.exportable().reason());
        root.set("files", JSON.valueToTree(files));
        return root.toPrettyString() + "\n";
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException naming the key that is missing or wrong
     */
    static ManifestJson read(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
        JsonNode grid = object(root, "grid");
        JsonNode wraps = object(root, "wraps");
        Manifest manifest = new Manifest(
                new ModelVersion(text(root, "name"), whole(root, "version")),
                new ElementPattern(text(root, "element")),
                new Grid(
                        whole(grid, "nx"),
                        whole(grid, "ny"),
                        truth(wraps, "x"),
                        truth(wraps, "y"),
                        whole(root, "halo")),
                map(root, "preprocessing"),
                map(root, "noise_model"),
                trainingData(root),
                ApplicabilityJson.read(object(root, "applicability")),
                calibration(object(root, "calibration")),
                map(root, "metrics"),
                new Exportable(truth(root, "exportable"), text(root, "exportable_reason")),
                kind(root));
        SortedMap<String, String> files = new TreeMap<>();
        object(root, "files")
                .properties()
                .forEach(file -> files.put(file.getKey(), file.getValue().asText()));
        return new ManifestJson(manifest, files);
    }

    private static List<TrainingData> trainingData(JsonNode root) {
        List<TrainingData> all = new ArrayList<>();
        for (JsonNode data : root.path("training_data")) {
            all.add(new TrainingData(
                    text(data, "name"),
                    text(data, "sha256"),
                    whole(data, "lumisections"),
                    get(data, "seed", JsonNodeType.NUMBER).longValue()));
        }
        return all;
    }

    private static Kind kind(JsonNode root) {
        String label = root.has("kind") ? text(root, "kind") : "occupancy";
        return switch (label) {
            case "occupancy" -> Kind.OCCUPANCY;
            case "trigger" -> Kind.TRIGGER;
            default -> throw new IllegalArgumentException("kind must be occupancy or trigger, got '" + label + "'");
        };
    }

    private static CalibrationSummary calibration(JsonNode node) {
        CalibrationSummary.Mode mode =
                CalibrationSummary.Mode.valueOf(text(node, "mode").toUpperCase(Locale.ROOT));
        if (mode == CalibrationSummary.Mode.NONE) {
            return CalibrationSummary.NONE;
        }
        return new CalibrationSummary(
                mode,
                whole(node, "lumisections"),
                whole(node, "runs"),
                number(node, "calibrated_to"),
                number(object(node, "thresholds"), "alarm"));
    }

    private static Map<String, Object> map(JsonNode node, String key) {
        Map<String, Object> map = JSON.convertValue(object(node, key), new TypeReference<>() {});
        map.values().removeIf(value -> value == null);
        return map;
    }

    static JsonNode object(JsonNode node, String key) {
        return get(node, key, JsonNodeType.OBJECT);
    }

    private static String text(JsonNode node, String key) {
        return get(node, key, JsonNodeType.STRING).textValue();
    }

    static double number(JsonNode node, String key) {
        return get(node, key, JsonNodeType.NUMBER).doubleValue();
    }

    private static boolean truth(JsonNode node, String key) {
        return get(node, key, JsonNodeType.BOOLEAN).booleanValue();
    }

    private static int whole(JsonNode node, String key) {
        JsonNode value = get(node, key, JsonNodeType.NUMBER);
        if (!value.isInt()) {
            throw new IllegalArgumentException(key + " must be a whole number, got " + value);
        }
        return value.intValue();
    }

    private static JsonNode get(JsonNode node, String key, JsonNodeType type) {
        JsonNode value = node.path(key);
        if (value.getNodeType() != type) {
            throw new IllegalArgumentException(
                    key + " must be of type " + type.name().toLowerCase(Locale.ROOT) + ", got "
                            + value.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        return value;
    }
}
