package org.dqm.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.dqm.domain.LumisectionHistogram;

/** Reads one record from a JSON parser, keys in any order, unknown keys skipped. Used once. */
final class RecordParser {
    /** Stands for the record itself where no field is at fault. */
    static final String WHOLE = "value";

    private final JsonParser json;
    private final Draft draft;
    private final BinReader bins;
    private final Set<Field> seen = EnumSet.noneOf(Field.class);

    RecordParser(JsonParser json, int maxBins) {
        this.json = json;
        this.bins = new BinReader(json, maxBins);
        this.draft = new Draft(bins, maxBins);
    }

    /** Key of the record's field being read, or read last, for errors of the parser itself. */
    String current() {
        JsonStreamContext context = json.getParsingContext();
        JsonStreamContext parent = context.getParent();
        while (parent != null && !parent.inRoot()) {
            context = parent;
            parent = context.getParent();
        }
        String name = context.getCurrentName();
        return name == null || name.isBlank() ? WHOLE : name;
    }

    /** Whether the parser has used up a record that it had begun. */
    boolean isAtTheEndOf(int length) {
        return !json.getParsingContext().inRoot() && json.currentLocation().getByteOffset() >= length;
    }

    LumisectionHistogram parse() throws IOException, Refusal {
        JsonToken first = json.nextToken();
        if (first == null) {
            throw new Refusal(RejectReason.EMPTY_VALUE, WHOLE, "nothing but white space");
        }
        if (first != JsonToken.START_OBJECT) {
            throw new Refusal(RejectReason.WRONG_TYPE, WHOLE, "must be a JSON object, got " + first);
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            Optional<Field> field = Field.named(json.currentName());
            JsonToken token = json.nextToken();
            if (field.isPresent()) {
                read(field.get(), token);
            } else {
                json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            throw new Refusal(RejectReason.MALFORMED, WHOLE, "something follows the record");
        }
        return draft.histogram();
    }

    private void read(Field field, JsonToken token) throws IOException, Refusal {
        if (!seen.add(field)) {
            throw new Refusal(RejectReason.DUPLICATE_FIELD, field.key(), "stands twice in one record");
        }
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        switch (field.kind()) {
            case NUMBER -> number(field, token);
            case TEXT -> text(field, token);
            case BINS -> {
                bins.read();
                draft.binsAreThere();
            }
        }
    }

    private void number(Field field, JsonToken token) throws IOException, Refusal {
        if (!token.isNumeric()) {
            throw new Refusal(RejectReason.WRONG_TYPE, field.key(), "must be a number, got " + token);
        }
        double value = json.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw new Refusal(RejectReason.NOT_FINITE, field.key(), "is " + value);
        }
        draft.put(field, value);
    }

    private void text(Field field, JsonToken token) throws IOException, Refusal {
        if (token != JsonToken.VALUE_STRING) {
            throw new Refusal(RejectReason.WRONG_TYPE, field.key(), "must be a string, got " + token);
        }
        draft.put(field, json.getText());
    }
}
