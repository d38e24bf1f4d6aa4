package org.dqm.api.loop;

import org.dqm.alarm.journal.ContentHash;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;
import org.dqm.ingest.kafka.ReceivedRecord;

/** A record that is to be scored. */
record Work(ReceivedRecord received, LumisectionHistogram histogram, ContentHash content) {
    Work(ReceivedRecord received, LumisectionHistogram histogram) {
        this(received, histogram, new ContentHash(org.dqm.ingest.ContentHash.of(histogram)));
    }

    RecordId id() {
        return histogram.id();
    }
}
