package org.dqm.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.dqm.domain.BinGrid;

/**
 * Reads {@code data} from the parser without building a tree: rows {@code [y][x]}, or one flat row.
 *
 * <p>Memory grows with what is read, never with what the record announces, and stops at the limit.
 */
final class BinReader {
    private static final int FIRST_CAPACITY = 8_192;
    private static final int NONE = -1;

    private final JsonParser json;
    private final int maxBins;
    private float[] values;
    private int size;
    private int rows;
    private int width;
    private boolean isFlat;
    private int firstNegative = NONE;

    BinReader(JsonParser json, int maxBins) {
        this.json = json;
        this.maxBins = maxBins;
        this.values = new float[Math.min(FIRST_CAPACITY, maxBins)];
    }

    /** Reads from the current token, which must be the array's start, to its end. */
    void read() throws IOException, Refusal {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw wrongType("must be an array", json.currentToken());
        }
        JsonToken token = json.nextToken();
        isFlat = token != JsonToken.START_ARRAY;
        if (isFlat) {
            row(token);
            return;
        }
        for (; token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token != JsonToken.START_ARRAY) {
                throw wrongType("row " + (rows + 1) + " must be an array", token);
            }
            row(json.nextToken());
        }
    }

    private void row(JsonToken first) throws IOException, Refusal {
        int start = size;
        for (JsonToken token = first; token != JsonToken.END_ARRAY; token = json.nextToken()) {
            append(token);
        }
        int length = size - start;
        if (rows == 0) {
            width = length;
        } else if (length != width) {
            throw new Refusal(
                    RejectReason.WRONG_LENGTH,
                    Field.DATA.key(),
                    "row " + (rows + 1) + " has " + length + " values, row 1 has " + width);
        }
        rows++;
    }

    private void append(JsonToken token) throws IOException, Refusal {
        if (size == maxBins) {
            throw new Refusal(
                    RejectReason.TOO_MANY_BINS, Field.DATA.key(), "more than " + maxBins + " values, the limit");
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.min(2 * size, maxBins));
        }
        if (token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == NumberType.INT) {
            int count = json.getIntValue();
            if (count < 0 && firstNegative == NONE) {
                firstNegative = size;
            }
            values[size++] = count;
        } else if (token != null && token.isNumeric()) {
            values[size] = fraction(json.getDoubleValue());
            size++;
        } else {
            throw wrongType(bin(size) + " must be a number", token);
        }
    }

    private float fraction(double value) throws Refusal {
        float stored = (float) value;
        if (!Float.isFinite(stored)) {
            throw new Refusal(RejectReason.NOT_FINITE, Field.DATA.key(), bin(size) + " is " + value);
        }
        if (value < 0 && firstNegative == NONE) {
            firstNegative = size;
        }
        // Turns -0.0 into 0.0, so that equal content is equal bit for bit.
        return stored + 0.0f;
    }

    /** Refuses values that no occupancy can have; weighted fills make fractions. */
    void mustNotBeNegative() throws Refusal {
        if (firstNegative != NONE) {
            throw new Refusal(
                    RejectReason.NEGATIVE_COUNT,
                    Field.DATA.key(),
                    bin(firstNegative) + " is " + values[firstNegative] + "; an occupancy cannot be negative");
        }
    }

    /** The values as a map of nx × ny bins; refused when they have another shape. */
    BinGrid grid(int nx, int ny) throws Refusal {
        if (isFlat && ny > 1 && size > 0) {
            throw new Refusal(
                    RejectReason.WRONG_TYPE, Field.DATA.key(), "must be " + ny + " rows, got one array of numbers");
        }
        if (rows != ny || width != nx) {
            throw new Refusal(
                    RejectReason.WRONG_LENGTH,
                    Field.DATA.key(),
                    "x_bin and y_bin announce " + ny + " rows of " + nx + " values, got " + rows + " of " + width);
        }
        return BinGrid.of(nx, ny, Arrays.copyOf(values, size));
    }

    /** Name of the bin at a row-major index; only the first row's width is known while it is read. */
    private String bin(int index) {
        return rows == 0 || width == 0
                ? "bin x " + (index + 1) + ", y 1"
                : "bin x " + (index % width + 1) + ", y " + (index / width + 1);
    }

    private static Refusal wrongType(String claim, JsonToken found) {
        return new Refusal(RejectReason.WRONG_TYPE, Field.DATA.key(), claim + ", got " + found);
    }
}
