package org.dqm.ingest.kafka;

import org.dqm.ingest.Decoded.Rejected;

/**
 * Where refused records go. At least once: after a crash the same record may be sent again, with the same
 * {@code topic, partition, offset}.
 */
public interface RejectedRecords extends AutoCloseable {
    void reject(ReceivedRecord record, Rejected why);

    /** Returns when everything rejected so far is stored; throws when any of it could not be. */
    void flush();

    @Override
    void close();
}
