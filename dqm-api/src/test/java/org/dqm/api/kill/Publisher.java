package org.dqm.api.kill;

import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.KafkaException;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.ingest.kafka.HistogramProducer;
import org.dqm.ingest.kafka.KafkaConnection;
import org.dqm.ingest.kafka.Pace;
import org.dqm.ingest.kafka.Topic;

/**
 * Publishes records one after the other, each until the broker has it, whatever happens to the broker: a record may
 * come twice, none is lost and none overtakes another. Goes no further than it is allowed to.
 */
final class Publisher implements AutoCloseable {
    private final KafkaConnection kafka;
    private final List<LumisectionHistogram> records;
    private final Semaphore allowed = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "publisher");

    Publisher(KafkaConnection kafka, List<LumisectionHistogram> records) {
        this.kafka = kafka;
        this.records = records;
        thread.start();
    }

    void allow(int more) {
        allowed.release(more);
    }

    private void run() {
        int next = 0;
        try {
            while (next < records.size()) {
                next = publishFrom(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The index of the first record that the broker may not have. */
    private int publishFrom(int first) throws InterruptedException {
        int next = first;
        try (HistogramProducer producer =
                HistogramProducer.open(kafka, Topic.OCCUPANCY.topicName(), Pace.unlimited())) {
            while (next < records.size()) {
                allowed.acquire();
                try {
                    producer.send(records.get(next));
                    producer.flush();
                    next++;
                } catch (KafkaException e) {
                    allowed.release();
                    throw e;
                }
            }
        } catch (KafkaException e) {
            return next;
        }
        return next;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
