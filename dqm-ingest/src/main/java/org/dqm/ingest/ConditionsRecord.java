package org.dqm.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dqm.domain.Conditions;
import org.dqm.domain.DetectorName;
import org.dqm.ingest.ConditionsTable.Lumisection;

/**
 * What is known of one lumisection, for all detectors.
 *
 * <p>Keys are those of CMS OMS ({@code run_number, lumisection_number, pileup, beams_stable, <detector>_ready}) and
 * ours ({@code beam_mode, events, hv_fraction, late}); others are ignored, {@code null} is not known. Where there is no
 * {@code beam_mode}, {@code beams_stable} stands for it.
 *
 * @param shared what all detectors share; says nothing of whether one takes part
 * @param ready by detector, as in {@code <detector>_ready}
 * @param isLate whether it revises what was sent before
 */
public record ConditionsRecord(Lumisection where, Conditions shared, Map<String, Boolean> ready, boolean isLate) {
    private static final String READY = "_ready";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} _./+-]{1,64}");
    private static final ObjectMapper JSON = new ObjectMapper();

    public ConditionsRecord {
        ready = Map.copyOf(ready);
    }

    /**
     * Reads a record.
     *
     * @param json UTF-8
     * @throws IllegalArgumentException if it cannot be used; the message names the key
     */
    public static ConditionsRecord parse(byte[] json) {
        return of(tree(json));
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static ConditionsRecord of(JsonNode record) {
        Lumisection where = new Lumisection(whole(record, "run_number"), whole(record, "lumisection_number"));
        Conditions shared = new Conditions(
                beamMode(record),
                number(record, "pileup"),
                number(record, "events"),
                number(record, "hv_fraction"),
                Optional.empty());
        Map<String, Boolean> ready = new TreeMap<>();
        record.fieldNames().forEachRemaining(key -> {
            if (key.endsWith(READY)) {
                String detector = key.substring(0, key.length() - READY.length());
                truth(record, key).ifPresent(isReady -> ready.put(detector, isReady));
            }
        });
        return new ConditionsRecord(where, shared, ready, truth(record, "late").orElse(false));
    }

    /** For one detector; if none is named, the only one that the record has. */
    public Conditions of(Optional<String> detector) {
        Optional<String> name = detector.map(given -> given.replace('-', '_'))
                .or(() -> ready.size() == 1 ? ready.keySet().stream().findFirst() : Optional.empty());
        return shared.included(name.flatMap(key -> Optional.ofNullable(ready.get(key))));
    }

    /**
     * For the elements of a subsystem: the detector whose name its name begins with, letters and digits alone, counts;
     * of several the longest. {@code ecal_endcap} is that of {@code EcalEndcapSim}.
     */
    public Conditions ofSubsystem(String subsystem) {
        return shared.included(ready.keySet().stream()
                .filter(detector -> DetectorName.isOf(detector, subsystem))
                .max(Comparator.comparingInt(String::length).thenComparing(Comparator.reverseOrder()))
                .map(ready::get));
    }

    private static Optional<String> beamMode(JsonNode record) {
        JsonNode mode = record.path("beam_mode");
        if (!mode.isMissingNode() && !mode.isNull()) {
            if (!mode.isTextual() || !NAME.matcher(mode.textValue()).matches()) {
                throw new IllegalArgumentException("beam_mode must be a name of 1 to 64 letters, got " + mode);
            }
            return Optional.of(mode.textValue());
        }
        return truth(record, "beams_stable").map(isStable -> isStable ? Conditions.STABLE : "NOT_STABLE");
    }

    private static int whole(JsonNode record, String key) {
        JsonNode value = record.path(key);
        double number = value.isNumber() ? value.doubleValue() : -1;
        if (number != Math.rint(number) || number < 0 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    key + " must be a whole number of at least 0, got " + (value.isMissingNode() ? "nothing" : value));
        }
        return (int) number;
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
