package org.dqm.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.dqm.domain.RunEvent;

/** Reads {@code {run_number, event: start|stop, type, fill, detectors: […], ts}}; unknown keys are ignored. */
public final class RunRecord {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} _./+-]{1,64}");
    private static final int MOST_DETECTORS = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunRecord() {}

    /**
     * Reads a record.
     *
     * @param json UTF-8
     * @throws IllegalArgumentException if it cannot be used; the message names the key
     */
    public static RunEvent parse(byte[] json) {
        JsonNode record;
        try {
            record = JSON.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
        return new RunEvent(
                whole(record, "run_number").orElseThrow(() -> new IllegalArgumentException("run_number is missing")),
                kind(record),
                name(record.path("type"), "type").map(type -> type.strip().toLowerCase(Locale.ROOT)),
                whole(record, "fill"),
                detectors(record),
                time(record));
    }

    private static RunEvent.Kind kind(JsonNode record) {
        return switch (record.path("event").asText()) {
            case "start" -> RunEvent.Kind.START;
            case "stop" -> RunEvent.Kind.STOP;
            default -> throw new IllegalArgumentException("event must be start or stop, got " + told(record, "event"));
        };
    }

    private static Instant time(JsonNode record) {
        try {
            return OffsetDateTime.parse(record.path("ts").asText()).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "ts must be a time such as 2026-05-01T06:00:00Z, got " + told(record, "ts"), e);
        }
    }

    private static Optional<List<String>> detectors(JsonNode record) {
        JsonNode value = record.path("detectors");
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isArray() || value.size() > MOST_DETECTORS) {
            throw new IllegalArgumentException("detectors must be a list of at most " + MOST_DETECTORS + " names");
        }
        List<String> names = new ArrayList<>();
        value.forEach(each -> name(each, "detectors").ifPresent(names::add));
        return Optional.of(names);
    }

    private static Optional<String> name(JsonNode value, String key) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || !NAME.matcher(value.textValue()).matches()) {
            throw new IllegalArgumentException(key + " must be a name of 1 to 64 letters, got " + value);
        }
        return Optional.of(value.textValue());
    }

    private static OptionalInt whole(JsonNode record, String key) {
        JsonNode value = record.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalInt.empty();
        }
        double number = value.isNumber() ? value.doubleValue() : -1;
        if (number != Math.rint(number) || number < 0 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(key + " must be a whole number of at least 0, got " + value);
        }
        return OptionalInt.of((int) number);
    }

    private static String told(JsonNode record, String key) {
        return record.path(key).isMissingNode() ? "nothing" : record.path(key).toString();
    }
}
