package org.dqm.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.dqm.domain.Conditions;
import org.dqm.ingest.ConditionsTable.Lumisection;

/**
 * Reads conditions, one record a line; gzip when the name ends in {@code .gz}.
 *
 * <p>Keys are those of CMS OMS ({@code run_number, lumisection_number, pileup, beams_stable, <detector>_ready}) and
 * ours ({@code beam_mode, events, hv_fraction}); others are ignored, {@code null} is not known. Where there is no
 * {@code beam_mode}, {@code beams_stable} stands for it. Of two lines for one lumisection the later one counts.
 */
public final class ConditionsReader {
    private static final int MAX_BYTES = 1 << 20;
    private static final String READY = "_ready";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<String> detector;
    private final Consumer<String> complaints;
    private final Map<Lumisection, Conditions> lumisections = new HashMap<>();
    private long refused;

    private ConditionsReader(Optional<String> detector, Consumer<String> complaints) {
        this.detector = detector;
        this.complaints = complaints;
    }

    /**
     * Reads a file.
     *
     * @param detector whose {@code <detector>_ready} counts; if empty, the only one that a line has
     * @param complaints told of each line that cannot be used, with file, line and key
     */
    public static ConditionsTable read(Path file, Optional<String> detector, Consumer<String> complaints)
            throws IOException {
        ConditionsReader reader = new ConditionsReader(detector, complaints);
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 65_536) : raw) {
            LineSplitter lines = new LineSplitter(in, MAX_BYTES);
            long number = 0;
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                reader.take(new String(line.get(), StandardCharsets.UTF_8), file + ":" + ++number);
            }
        }
        return new ConditionsTable(reader.lumisections, reader.refused);
    }

    private void take(String line, String place) {
        if (line.isBlank()) {
            return;
        }
        try {
            JsonNode record = JSON.readTree(line);
            Lumisection where = new Lumisection(whole(record, "run_number"), whole(record, "lumisection_number"));
            lumisections.put(where, conditions(record));
        } catch (JsonProcessingException e) {
            refuse(place + ": not JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            refuse(place + ": " + e.getMessage());
        }
    }

    private void refuse(String complaint) {
        refused++;
        complaints.accept(complaint);
    }

    private Conditions conditions(JsonNode record) {
        return new Conditions(
                beamMode(record),
                number(record, "pileup"),
                number(record, "events"),
                number(record, "hv_fraction"),
                readyKey(record).flatMap(key -> truth(record, key)));
    }

    private static Optional<String> beamMode(JsonNode record) {
        JsonNode mode = record.path("beam_mode");
        if (mode.isTextual()) {
            return Optional.of(mode.textValue());
        }
        return truth(record, "beams_stable").map(isStable -> isStable ? Conditions.STABLE : "NOT_STABLE");
    }

    private Optional<String> readyKey(JsonNode record) {
        if (detector.isPresent()) {
            return detector.map(name -> name.replace('-', '_') + READY);
        }
        List<String> keys = new ArrayList<>();
        record.fieldNames().forEachRemaining(key -> {
            if (key.endsWith(READY)) {
                keys.add(key);
            }
        });
        return keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty();
    }

    private static int whole(JsonNode record, String key) {
        JsonNode value = record.path(key);
        if (!value.isNumber() || value.doubleValue() != Math.rint(value.doubleValue()) || value.doubleValue() < 0) {
            throw new IllegalArgumentException(
                    key + " must be a whole number of at least 0, got " + (value.isMissingNode() ? "nothing" : value));
        }
        return (int) value.doubleValue();
    }

    private static OptionalDouble number(JsonNode record, String key) {
        JsonNode value = record.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalDouble.empty();
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException(key + " must be a number, got " + value);
        }
        return OptionalDouble.of(value.doubleValue());
    }

    private static Optional<Boolean> truth(JsonNode record, String key) {
        JsonNode value = record.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw new IllegalArgumentException(key + " must be true or false, got " + value);
        }
        return Optional.of(value.booleanValue());
    }
}
