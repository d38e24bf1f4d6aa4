package org.dqm.model.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.dqm.model.registry.Manifest.Exportable;

/**
 * Corrects what a written bundle says of its export to an FPGA: two lines of its manifest, one of its card, and the
 * card's checksum. Every other byte stays.
 */
public final class ExportableCorrection {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ExportableCorrection() {}

    /**
     * Corrects it, if it says anything else.
     *
     * @param folder of the bundle
     * @return whether anything was changed
     * @throws BundleRefusedException if it is not what its manifest says, before or after
     */
    public static boolean write(Path folder, Exportable exportable) throws IOException {
        if (BundleReader.read(folder).manifest().exportable().equals(exportable)) {
            return false;
        }
        String card = replaced(text(folder, BundleFiles.CARD), ModelCard.EXPORT, ModelCard.export(exportable));
        byte[] bytes = card.getBytes(StandardCharsets.UTF_8);
        String manifest = text(folder, BundleFiles.MANIFEST);
        manifest = replaced(manifest, "  \"exportable\" : ", exportable.possible() + ",");
        manifest = replaced(manifest, "  \"exportable_reason\" : ", quoted(exportable.reason()) + ",");
        String sum = "    \"" + BundleFiles.CARD + "\" : ";
        manifest = replaced(manifest, sum, quoted(BundleFiles.sha256(bytes)) + (isLast(manifest, sum) ? "" : ","));
        put(folder, BundleFiles.CARD, bytes);
        put(folder, BundleFiles.MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
        Bundle unused = BundleReader.read(folder);
        return true;
    }

    /** The text with another end of the only line that begins so. */
    private static String replaced(String text, String begin, String end) {
        long found = text.lines().filter(line -> line.startsWith(begin)).count();
        if (found != 1) {
            throw new BundleRefusedException(
                    found + " lines begin with '" + begin.strip() + "', expected 1: was the bundle edited by hand?");
        }
        return Arrays.stream(text.split("\n", -1))
                .map(line -> line.startsWith(begin) ? begin + end : line)
                .collect(Collectors.joining("\n"));
    }

    private static boolean isLast(String text, String begin) {
        return text.lines().anyMatch(line -> line.startsWith(begin) && !line.endsWith(","));
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every text is JSON", e);
        }
    }

    private static String text(Path folder, String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private static void put(Path folder, String name, byte[] bytes) throws IOException {
        Path part = folder.resolve("." + name + ".part");
        Files.write(part, bytes);
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
