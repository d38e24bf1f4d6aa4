package org.dqm.api.wiring;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dqm.alarm.journal.Runs;
import org.dqm.domain.RetryableException;
import org.dqm.domain.RunEvent;
import org.dqm.ingest.ConditionsRecord;
import org.dqm.ingest.LiveConditions;
import org.dqm.ingest.RunRecord;
import org.dqm.ingest.kafka.KafkaConnection;
import org.dqm.ingest.kafka.ReceivedRecord;
import org.dqm.ingest.kafka.Topic;
import org.dqm.ingest.kafka.WholeTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is told beside the histograms: conditions into a table in memory, runs into the database. A record that
 * cannot be used is logged and stops nothing.
 */
final class ContextFeeds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ContextFeeds.class);
    private static final Duration CONDITIONS_AT_START = Duration.ofSeconds(10);
    /** They are stored: those of an earlier start are known. */
    private static final Duration RUNS_AT_START = Duration.ofSeconds(2);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final LiveConditions table;
    private final Runs stored;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final WholeTopic conditions;
    private final WholeTopic runs;

    ContextFeeds(KafkaConnection kafka, LiveConditions table, Runs stored) {
        this.table = table;
        this.stored = stored;
        this.conditions = WholeTopic.read(kafka, Topic.CONDITIONS.topicName(), this::takeConditions);
        this.runs = WholeTopic.read(kafka, Topic.RUNS.topicName(), this::takeRun);
    }

    private void takeConditions(ReceivedRecord received) {
        try {
            table.take(ConditionsRecord.parse(received.value()));
        } catch (IllegalArgumentException e) {
            table.refuse();
            LOG.warn("conditions at {} cannot be used: {}", received, e.getMessage());
        }
    }

    private void takeRun(ReceivedRecord received) {
        RunEvent event;
        try {
            event = RunRecord.parse(received.value());
        } catch (IllegalArgumentException e) {
            LOG.warn("the run at {} cannot be used: {}", received, e.getMessage());
            return;
        }
        while (!isStored(event) && !isStoppedAfter(BETWEEN_TRIES)) {
            LOG.debug("the start or stop of run {} waits for the database", event.run());
        }
    }

    private boolean isStored(RunEvent event) {
        try {
            stored.tell(event);
            return true;
        } catch (RetryableException e) {
            return false;
        }
    }

    private boolean isStoppedAfter(Duration pause) {
        try {
            return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Waits until what was there at the start is known; then lumisections that are still unread can be joined to it. */
    void awaitBeginning() {
        try {
            if (!conditions.isReadWithin(CONDITIONS_AT_START)) {
                LOG.warn(
                        "{} is not read to its end within {} s; until it is, lumisections are scored without conditions",
                        Topic.CONDITIONS.topicName(),
                        CONDITIONS_AT_START.toSeconds());
            }
            if (!runs.isReadWithin(RUNS_AT_START)) {
                LOG.info("{} is still being read; the newest run types are not known yet", Topic.RUNS.topicName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop.countDown();
        conditions.close();
        runs.close();
    }
}
