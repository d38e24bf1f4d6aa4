package org.dqm.ingest.kafka;

import java.util.Locale;
import java.util.Optional;
import org.dqm.domain.DataStream;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.Decoded.Accepted;
import org.dqm.ingest.Decoded.Rejected;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.RejectReason;

/**
 * Chooses the codec by the header {@code content-type}, JSON where there is none, and the stream by the header {@code
 * stream}, live where there is none.
 */
public final class RecordDecoder {
    /** Header that names the stream, in lower case. */
    static final String STREAM = "stream";

    static final String CONTENT_TYPE = "content-type";
    private static final String JSON = "application/json";

    private final HistogramCodec json;

    public RecordDecoder(HistogramCodec json) {
        this.json = json;
    }

    public Decoded decode(ReceivedRecord record) {
        String contentType = record.header(CONTENT_TYPE).orElse(JSON);
        if (!mediaType(contentType).equals(JSON)) {
            return new Rejected(
                    RejectReason.UNSUPPORTED_CONTENT_TYPE, CONTENT_TYPE, "must be " + JSON + ", is " + contentType);
        }
        Optional<DataStream> stream = stream(record);
        if (stream.isEmpty()) {
            return new Rejected(
                    RejectReason.INVALID_VALUE,
                    STREAM,
                    "must be live or replay, is " + record.header(STREAM).orElse(""));
        }
        Decoded decoded = json.decode(record.value());
        if (!(decoded instanceof Accepted accepted)) {
            return decoded;
        }
        LumisectionHistogram map = accepted.histogram();
        return new Accepted(map.named(map.id().in(stream.get())));
    }

    private static Optional<DataStream> stream(ReceivedRecord record) {
        return switch (record.header(STREAM).orElse("live")) {
            case "live" -> Optional.of(DataStream.LIVE);
            case "replay" -> Optional.of(DataStream.REPLAY);
            default -> Optional.empty();
        };
    }

    /** Without parameters such as {@code ;charset=utf-8}; media types ignore case. */
    private static String mediaType(String contentType) {
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}
