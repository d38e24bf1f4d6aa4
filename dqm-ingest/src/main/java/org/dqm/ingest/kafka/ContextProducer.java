package org.dqm.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends what is known beside the histograms, conditions and runs, as JSON keyed by run number. */
public final class ContextProducer implements AutoCloseable {
    private final String topic;
    private final Sender sender;

    private ContextProducer(String topic, Sender sender) {
        this.topic = topic;
        this.sender = sender;
    }

    public static ContextProducer open(KafkaConnection kafka, String topic) {
        return new ContextProducer(topic, Sender.open(kafka));
    }

    /** Sends one record. */
    public void send(int run, byte[] json) {
        sender.send(new ProducerRecord<>(topic, Integer.toString(run).getBytes(UTF_8), json));
    }

    /** Returns when all that was sent is stored. */
    public void flush() {
        sender.flush();
    }

    @Override
    public void close() {
        sender.close();
    }
}
