package org.dqm.ingest;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.dqm.domain.Axis;
import org.dqm.domain.Content;
import org.dqm.domain.ElementKey;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;

/** The fields of a record as read, and the checks that turn them into a histogram. */
final class Draft {
    private static final int LONGEST_NAME = 1_000;

    private final Map<Field, Double> numbers = new EnumMap<>(Field.class);
    private final Map<Field, String> texts = new EnumMap<>(Field.class);
    private final BinReader bins;
    private final int maxBins;
    private boolean hasBins;

    Draft(BinReader bins, int maxBins) {
        this.bins = bins;
        this.maxBins = maxBins;
    }

    void put(Field field, double value) {
        // Turns -0.0 into 0.0, so that equal content is equal bit for bit.
        numbers.put(field, value + 0.0);
    }

    void put(Field field, String value) {
        texts.put(field, value);
    }

    void binsAreThere() {
        hasBins = true;
    }

    LumisectionHistogram histogram() throws Refusal {
        ElementKey element = new ElementKey(dataset(), me());
        RecordId id = new RecordId(element, index(Field.RUN_NUMBER), index(Field.LS_NUMBER));
        mustBeFewEnough();
        Axis x = axis(Field.X_BIN, Field.X_MIN, Field.X_MAX);
        Axis y = isOneDimensional() ? Axis.NONE : axis(Field.Y_BIN, Field.Y_MIN, Field.Y_MAX);
        double entries = notNegative(Field.ENTRIES, required(Field.ENTRIES));
        if (!hasBins) {
            throw missing(Field.DATA);
        }
        Content content = content();
        var grid = bins.grid(x.bins(), y.bins());
        if (content == Content.OCCUPANCY) {
            bins.mustNotBeNegative();
        }
        return new LumisectionHistogram(
                id, x, y, entries, grid, content, optional(Field.EVENTS), optional(Field.PILEUP));
    }

    private String me() throws Refusal {
        String me = texts.get(Field.ME);
        if (me == null) {
            throw missing(Field.ME);
        }
        if (me.isBlank()) {
            throw new Refusal(RejectReason.INVALID_VALUE, Field.ME.key(), "must not be blank");
        }
        return name(Field.ME, me);
    }

    private String dataset() throws Refusal {
        return name(Field.DATASET, texts.getOrDefault(Field.DATASET, ""));
    }

    /** Names end up as database text, Kafka keys and labels: no control characters, no half characters. */
    private static String name(Field field, String name) throws Refusal {
        if (name.length() > LONGEST_NAME) {
            throw new Refusal(
                    RejectReason.INVALID_VALUE,
                    field.key(),
                    "has " + name.length() + " characters, at most " + LONGEST_NAME + " are allowed");
        }
        if (name.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw new Refusal(
                    RejectReason.INVALID_VALUE, field.key(), "has a control character or half a character: " + name);
        }
        return name;
    }

    private boolean isOneDimensional() {
        return !numbers.containsKey(Field.Y_BIN)
                && !numbers.containsKey(Field.Y_MIN)
                && !numbers.containsKey(Field.Y_MAX);
    }

    private void mustBeFewEnough() throws Refusal {
        double nx = required(Field.X_BIN);
        double ny = isOneDimensional() ? 1 : required(Field.Y_BIN);
        if (nx * ny > maxBins) {
            Field larger = nx >= ny ? Field.X_BIN : Field.Y_BIN;
            throw new Refusal(
                    RejectReason.TOO_MANY_BINS,
                    larger.key(),
                    String.format("x_bin * y_bin is %.0f * %.0f, at most %d bins are allowed", nx, ny, maxBins));
        }
    }

    private Axis axis(Field bin, Field min, Field max) throws Refusal {
        double bins = required(bin);
        if (bins < 1 || bins != Math.rint(bins) || bins > maxBins) {
            throw new Refusal(
                    RejectReason.INVALID_VALUE,
                    bin.key(),
                    "must be a whole number from 1 to " + maxBins + ", is " + bins);
        }
        double low = required(min);
        double high = required(max);
        if (low >= high) {
            throw new Refusal(
                    RejectReason.INVALID_VALUE, max.key(), "must be above " + min.key() + " = " + low + ", is " + high);
        }
        return new Axis((int) bins, low, high);
    }

    private int index(Field field) throws Refusal {
        double value = required(field);
        if (value < 0 || value != Math.rint(value) || value > Integer.MAX_VALUE) {
            throw new Refusal(
                    RejectReason.INVALID_VALUE,
                    field.key(),
                    "must be a whole number from 0 to " + Integer.MAX_VALUE + ", is " + value);
        }
        return (int) value;
    }

    private Content content() throws Refusal {
        String content = texts.getOrDefault(Field.CONTENT, "occupancy");
        return switch (content) {
            case "occupancy" -> Content.OCCUPANCY;
            case "profile" -> Content.PROFILE;
            default ->
                throw new Refusal(
                        RejectReason.INVALID_VALUE, Field.CONTENT.key(), "must be occupancy or profile, is " + content);
        };
    }

    private double required(Field field) throws Refusal {
        Double value = numbers.get(field);
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    private OptionalDouble optional(Field field) throws Refusal {
        Double value = numbers.get(field);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(notNegative(field, value));
    }

    private static double notNegative(Field field, double value) throws Refusal {
        if (value < 0) {
            throw new Refusal(RejectReason.INVALID_VALUE, field.key(), "must not be negative, is " + value);
        }
        return value;
    }

    private static Refusal missing(Field field) {
        return new Refusal(RejectReason.MISSING_FIELD, field.key(), "is absent or null");
    }
}
