package org.dqm.model.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was measured so far, per method and unit of work, on disk and in memory: a file {@code parts/METHOD.ndjson} with
 * a line {@code {"unit", "series": {NAME: [...]}}} per unit.
 *
 * <p>A line is written whole or does not count, so that a killed evaluation goes on where it was. Safe for several
 * threads.
 */
final class Parts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".ndjson";

    private final Path folder;
    private final SortedMap<String, SortedMap<String, Map<String, Series>>> byMethod = new TreeMap<>();

    private Parts(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens or begins a folder.
     *
     * @param what which evaluation it is; two that differ in it do not mix
     * @throws IllegalArgumentException if the folder holds another evaluation
     */
    static Parts open(Path out, ObjectNode what) throws IOException {
        Path head = out.resolve("evaluation.json");
        if (Files.exists(head)) {
            JsonNode there = JSON.readTree(head.toFile());
            if (!there.equals(JSON.readTree(what.toString()))) {
                throw new IllegalArgumentException(
                        out + " holds another evaluation: " + there + ", not " + what + "; name an empty folder");
            }
        } else {
            Files.createDirectories(out);
            Files.writeString(head, what + "\n");
        }
        Parts parts = new Parts(Files.createDirectories(out.resolve("parts")));
        try (Stream<Path> files = Files.list(parts.folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
                parts.read(file);
            }
        }
        return parts;
    }

    synchronized boolean has(String method, String unit) {
        return byMethod.getOrDefault(method, new TreeMap<>()).containsKey(unit);
    }

    /** Methods of which something was measured. */
    synchronized List<String> methods() {
        return List.copyOf(byMethod.keySet());
    }

    /** Units of a method whose name begins so, in order of their names. */
    synchronized SortedMap<String, Map<String, Series>> of(String method, String prefix) {
        return new TreeMap<>(byMethod.getOrDefault(method, new TreeMap<>()).subMap(prefix, prefix + '\uffff'));
    }

    /** Keeps what was measured; nothing if the unit is there already. */
    synchronized void add(String method, String unit, Map<String, Series> series) {
        if (has(method, unit)) {
            return;
        }
        ObjectNode line = JSON.createObjectNode();
        line.put("unit", unit);
        ObjectNode numbers = line.putObject("series");
        new TreeMap<>(series).forEach((name, values) -> {
            ArrayNode array = numbers.putArray(name);
            values.stream().forEach(value -> array.add((float) value));
        });
        try {
            Files.writeString(
                    folder.resolve(method + SUFFIX), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keep(method, line);
    }

    /** Throws away what was measured of a method. */
    synchronized void forget(String method) throws IOException {
        byMethod.remove(method);
        Files.deleteIfExists(folder.resolve(method + SUFFIX));
    }

    private void read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int whole = text.lastIndexOf('\n') + 1;
        for (String line : text.substring(0, whole).lines().toList()) {
            if (!line.isEmpty()) {
                keep(name.substring(0, name.length() - SUFFIX.length()), JSON.readTree(line));
            }
        }
        if (whole < text.length()) {
            // Torn when the process was killed.
            try (RandomAccessFile torn = new RandomAccessFile(file.toFile(), "rw")) {
                torn.setLength(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
            }
        }
    }

    private void keep(String method, JsonNode line) {
        Map<String, Series> series = new TreeMap<>();
        line.required("series").properties().forEach(entry -> {
            double[] values = new double[entry.getValue().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = entry.getValue().get(i).asDouble();
            }
            series.put(entry.getKey(), Series.of(values));
        });
        byMethod.computeIfAbsent(method, key -> new TreeMap<>())
                .put(line.required("unit").asText(), series);
    }
}
