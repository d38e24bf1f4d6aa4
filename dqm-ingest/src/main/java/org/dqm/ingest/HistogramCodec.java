package org.dqm.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.ingest.Decoded.Accepted;
import org.dqm.ingest.Decoded.Rejected;

/**
 * Per-lumisection record as JSON ↔ {@link LumisectionHistogram}.
 *
 * <p>Keys may stand in any order; unknown ones are ignored. Counts may be written as floats when they are whole.
 * A record without {@code y_*} is one-dimensional, its {@code data} flat. What comes out of {@link #decode} is a
 * value for every input; nothing is allocated for bins that are announced but not there. Thread-safe.
 *
 * <p>Source: CMS DIALS / nanoDQMIO record, with {@code events, pileup, content} of ours.
 */
public final class HistogramCodec {
    /** Bins of the largest histogram that is read unless told otherwise. */
    public static final int DEFAULT_MAX_BINS = 250_000;

    /** Longest record in bytes: twice the largest Kafka message. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    private final int maxBins;
    private final JsonFactory factory;
    private final JsonMapper mapper;

    public HistogramCodec() {
        this(DEFAULT_MAX_BINS);
    }

    /** Refuses records of more than {@code maxBins} bins. */
    public HistogramCodec(int maxBins) {
        if (maxBins < 1) {
            throw new IllegalArgumentException("maxBins must be at least 1, got " + maxBins);
        }
        this.maxBins = maxBins;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(10_000)
                        .maxNameLength(1_000)
                        .maxNumberLength(100)
                        .maxNestingDepth(50)
                        .build())
                // Python writes NaN and Infinity: read, so that the refusal can say which bin it is.
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                // Unknown names come from outside: none is to stay in the JVM for good.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .build();
        this.mapper = new JsonMapper(factory);
    }

    /** Reads one record, UTF-8. */
    public Decoded decode(byte[] value) {
        if (value.length == 0) {
            return new Rejected(RejectReason.EMPTY_VALUE, RecordParser.WHOLE, "no bytes");
        }
        if (value.length > MAX_BYTES) {
            return tooLong(value.length);
        }
        try (JsonParser json = factory.createParser(value)) {
            RecordParser record = new RecordParser(json, maxBins);
            try {
                return new Accepted(record.parse());
            } catch (JsonProcessingException e) {
                return unreadable(e, record, value.length);
            }
        } catch (Refusal refusal) {
            return refusal.rejected();
        } catch (IOException e) {
            return new Rejected(RejectReason.MALFORMED, RecordParser.WHOLE, String.valueOf(e.getMessage()));
        }
    }

    static Rejected tooLong(long bytes) {
        return new Rejected(
                RejectReason.TOO_LONG,
                RecordParser.WHOLE,
                "has " + bytes + " bytes or more, at most " + MAX_BYTES + " are allowed");
    }

    private static Rejected unreadable(JsonProcessingException e, RecordParser record, int length) {
        if (e instanceof JsonEOFException || record.isAtTheEndOf(length)) {
            return new Rejected(RejectReason.TRUNCATED, record.current(), "the record ends after " + length + " bytes");
        }
        return new Rejected(RejectReason.MALFORMED, record.current(), e.getOriginalMessage());
    }

    /** Writes one record, UTF-8, without a line end; {@link #decode} gives an equal histogram. */
    public byte[] encode(LumisectionHistogram histogram) {
        return encode(histogram, Map.of());
    }

    /** The same with keys added after those of the record, such as {@code simulation} and {@code faults}. */
    public byte[] encode(LumisectionHistogram histogram, Map<String, ? extends JsonNode> added) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(6 * histogram.bins().size() + 512);
        try (JsonGenerator json = mapper.createGenerator(bytes)) {
            json.writeStartObject();
            new RecordWriter(json).write(histogram);
            for (Map.Entry<String, ? extends JsonNode> entry : added.entrySet()) {
                json.writeFieldName(entry.getKey());
                json.writeTree(entry.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
