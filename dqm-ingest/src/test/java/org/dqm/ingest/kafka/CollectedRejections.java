package org.dqm.ingest.kafka;

import java.util.ArrayList;
import java.util.List;
import org.dqm.ingest.Decoded.Rejected;

/** {@link RejectedRecords} in memory; what was not flushed is not stored. */
public final class CollectedRejections implements RejectedRecords {
    /** One refused record. */
    public record Refused(Position position, Rejected why) {}

    private final List<Refused> sent = new ArrayList<>();
    private final List<Refused> stored = new ArrayList<>();

    @Override
    public synchronized void reject(ReceivedRecord record, Rejected why) {
        sent.add(new Refused(record.position(), why));
    }

    @Override
    public synchronized void flush() {
        stored.addAll(sent);
        sent.clear();
    }

    /** What was flushed, in order. */
    public synchronized List<Refused> stored() {
        return List.copyOf(stored);
    }

    @Override
    public void close() {
        flush();
    }
}
