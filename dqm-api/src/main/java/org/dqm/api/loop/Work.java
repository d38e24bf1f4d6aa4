package org.dqm.api.loop;

import java.util.Optional;
import org.dqm.alarm.journal.ContentHash;
import org.dqm.domain.Conditions;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;
import org.dqm.ingest.kafka.ReceivedRecord;

/** A record that is to be scored, with what is joined to it. */
record Work(
        ReceivedRecord received,
        LumisectionHistogram histogram,
        ContentHash content,
        Optional<Conditions> conditions,
        boolean isAwaited) {
    /** With nothing joined to it. */
    Work(ReceivedRecord received, LumisectionHistogram histogram) {
        this(received, histogram, new ContentHash(org.dqm.ingest.ContentHash.of(histogram)), Optional.empty(), false);
    }

    RecordId id() {
        return histogram.id();
    }

    Work with(Optional<Conditions> joined) {
        return new Work(received, histogram, content, joined, false);
    }

    /** With nothing joined to it that may still come. */
    Work awaiting() {
        return new Work(received, histogram, content, Optional.empty(), true);
    }
}
