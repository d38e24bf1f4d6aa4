package org.dqm.api.loop;

import org.dqm.ingest.Decoded;
import org.dqm.ingest.kafka.ReceivedRecord;

/** Where refused records go. */
public interface Refusals {
    void refuse(ReceivedRecord received, Decoded.Rejected why);

    /**
     * Returns once everything refused so far is stored.
     *
     * @throws org.dqm.domain.RetryableException if it is not; then all of it has to be refused again
     */
    void flush();
}
