package org.dqm.ingest.kafka;

import java.util.Locale;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.Decoded.Rejected;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.RejectReason;

/** Chooses the codec by the header {@code content-type}; JSON where there is none. */
public final class RecordDecoder {
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
        return json.decode(record.value());
    }

    /** Without parameters such as {@code ;charset=utf-8}; media types ignore case. */
    private static String mediaType(String contentType) {
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}
