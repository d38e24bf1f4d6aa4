package org.dqm.api.loop;

import org.dqm.ingest.Decoded;
import org.dqm.ingest.kafka.ReceivedRecord;

/** A record as received and what decoding made of it. */
record DecodedRecord(ReceivedRecord received, Decoded decoded) {}
