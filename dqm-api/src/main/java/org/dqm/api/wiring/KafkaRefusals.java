package org.dqm.api.wiring;

import org.apache.kafka.common.KafkaException;
import org.dqm.api.loop.Refusals;
import org.dqm.domain.RetryableException;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.kafka.ReceivedRecord;
import org.dqm.ingest.kafka.RejectedRecords;

/** The loop's refusals go to the rejected topic; Kafka's failures are worth another try. */
record KafkaRefusals(RejectedRecords topic) implements Refusals {
    @Override
    public void refuse(ReceivedRecord received, Decoded.Rejected why) {
        try {
            topic.reject(received, why);
        } catch (KafkaException e) {
            throw new RetryableException("the rejected topic takes nothing", e);
        }
    }

    @Override
    public void flush() {
        try {
            topic.flush();
        } catch (KafkaException e) {
            throw new RetryableException("the rejected topic takes nothing", e);
        }
    }
}
