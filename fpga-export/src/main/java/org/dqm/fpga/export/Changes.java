package org.dqm.fpga.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** {@value #FILE}: what differs from an earlier export. */
final class Changes {
    static final String FILE = "CHANGES.md";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Changes() {}

    /**
     * @param after manifest of this export
     * @param files of this export that both manifests name
     * @throws IOException if the earlier export cannot be read
     */
    static String text(JsonNode after, SortedMap<String, byte[]> files, Optional<Path> previous) throws IOException {
        if (previous.isEmpty()) {
            return "# Changes\n\nNo earlier export was named (`--previous DIR`).\n";
        }
        Path old = previous.get();
        if (!Files.isRegularFile(old.resolve("manifest.json"))) {
            throw new IOException(old + " holds no manifest.json: is it an export?");
        }
        JsonNode before = JSON.readTree(Files.readAllBytes(old.resolve("manifest.json")));
        StringBuilder text = new StringBuilder("# Changes\n\nAgainst "
                + before.path("bundle").path("name").asText() + "/"
                + before.path("bundle").path("version").asText() + ".\n\n| what | before | now |\n|---|---|---|\n");
        compare(text, "", before, after);
        text.append("\nFiles that differ:");
        TreeSet<String> names = new TreeSet<>(files.keySet());
        before.path("files").fieldNames().forEachRemaining(names::add);
        names.remove(FILE);
        for (String name : names) {
            byte[] bytes = files.get(name);
            String sum = bytes == null ? "" : Checksums.sha256(bytes);
            if (!sum.equals(before.path("files").path(name).asText())) {
                text.append(' ').append(name);
            }
        }
        return text.append(".\n").toString();
    }

    private static void compare(StringBuilder text, String path, JsonNode before, JsonNode after) {
        TreeSet<String> keys = new TreeSet<>();
        before.fieldNames().forEachRemaining(keys::add);
        after.fieldNames().forEachRemaining(keys::add);
        keys.remove("files");
        for (String key : keys) {
            JsonNode a = before.path(key);
            JsonNode b = after.path(key);
            String name = path.isEmpty() ? key : path + "." + key;
            if (a.isObject() && b.isObject()) {
                compare(text, name, a, b);
            } else if (!a.equals(b)) {
                text.append("| ")
                        .append(name)
                        .append(" | ")
                        .append(a)
                        .append(" | ")
                        .append(b)
                        .append(" |\n");
            }
        }
    }
}
