package org.dqm.api.wiring;

import java.time.Duration;
import org.dqm.ingest.ConditionsRecord;
import org.dqm.ingest.LiveConditions;
import org.dqm.ingest.kafka.KafkaConnection;
import org.dqm.ingest.kafka.ReceivedRecord;
import org.dqm.ingest.kafka.Topic;
import org.dqm.ingest.kafka.WholeTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topic of conditions into a table. A record that cannot be used is logged and counted, and stops nothing. */
final class ConditionsFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConditionsFeed.class);
    private static final Duration AT_START = Duration.ofSeconds(10);

    private final WholeTopic topic;

    private ConditionsFeed(WholeTopic topic) {
        this.topic = topic;
    }

    static ConditionsFeed start(KafkaConnection kafka, LiveConditions into) {
        return new ConditionsFeed(
                WholeTopic.read(kafka, Topic.CONDITIONS.topicName(), received -> take(received, into)));
    }

    private static void take(ReceivedRecord received, LiveConditions into) {
        try {
            into.take(ConditionsRecord.parse(received.value()));
        } catch (IllegalArgumentException e) {
            into.refuse();
            LOG.warn("conditions at {} cannot be used: {}", received, e.getMessage());
        }
    }

    /** Waits until what was there at the start is known; then lumisections that are still unread can be joined to it. */
    void awaitBeginning() {
        try {
            if (!topic.isReadWithin(AT_START)) {
                LOG.warn(
                        "{} is not read to its end within {} s; until it is, lumisections are scored without conditions",
                        Topic.CONDITIONS.topicName(),
                        AT_START.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        topic.close();
    }
}
