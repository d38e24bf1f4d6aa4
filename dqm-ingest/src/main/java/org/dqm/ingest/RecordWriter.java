package org.dqm.ingest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalDouble;
import org.dqm.domain.Axis;
import org.dqm.domain.BinGrid;
import org.dqm.domain.Content;
import org.dqm.domain.LumisectionHistogram;

/** Writes the fields of a record into an open JSON object, whole numbers without a fraction. */
final class RecordWriter {
    /** Below it every whole double is exact, so that it can be written as an integer. */
    private static final double EXACT = 1L << 53;

    private final JsonGenerator json;

    RecordWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(LumisectionHistogram histogram) throws IOException {
        String dataset = histogram.id().element().dataset();
        if (!dataset.isEmpty()) {
            json.writeStringField(Field.DATASET.key(), dataset);
        }
        json.writeNumberField(Field.RUN_NUMBER.key(), histogram.id().run());
        json.writeNumberField(Field.LS_NUMBER.key(), histogram.id().ls());
        json.writeStringField(Field.ME.key(), histogram.id().element().me());
        axis("x", histogram.x());
        axis("y", histogram.y());
        field(Field.ENTRIES, OptionalDouble.of(histogram.entries()));
        field(Field.EVENTS, histogram.events());
        field(Field.PILEUP, histogram.pileup());
        if (histogram.content() != Content.OCCUPANCY) {
            json.writeStringField(
                    Field.CONTENT.key(), histogram.content().name().toLowerCase(Locale.ROOT));
        }
        bins(histogram.bins());
    }

    private void axis(String name, Axis axis) throws IOException {
        json.writeNumberField(name + "_min", axis.min());
        json.writeNumberField(name + "_max", axis.max());
        json.writeNumberField(name + "_bin", axis.bins());
    }

    private void field(Field field, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            json.writeFieldName(field.key());
            number(value.getAsDouble());
        }
    }

    private void number(double value) throws IOException {
        if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }

    private void bins(BinGrid bins) throws IOException {
        json.writeArrayFieldStart(Field.DATA.key());
        for (int y = 0; y < bins.ny(); y++) {
            json.writeStartArray();
            for (int x = 0; x < bins.nx(); x++) {
                bin(bins.get(y * bins.nx() + x));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void bin(float value) throws IOException {
        if (value == (long) value) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }
}
