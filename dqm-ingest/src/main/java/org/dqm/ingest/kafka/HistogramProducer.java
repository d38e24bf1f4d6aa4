package org.dqm.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.NdjsonLine;

/**
 * Sends per-lumisection records as JSON, keyed by {@code me}, so that an element's lumisections stay in order in
 * one partition. A failure to send comes out of the next call.
 */
public final class HistogramProducer implements AutoCloseable {
    private final HistogramCodec codec = new HistogramCodec();
    private final String topic;
    private final Pace pace;
    private final Sender sender;
    private OptionalLong start = OptionalLong.empty();

    private HistogramProducer(String topic, Pace pace, Sender sender) {
        this.topic = topic;
        this.pace = pace;
        this.sender = sender;
    }

    public static HistogramProducer open(KafkaConnection kafka, String topic, Pace pace) {
        return new HistogramProducer(topic, pace, Sender.open(kafka));
    }

    /** Sends one record when it is due. */
    public void send(LumisectionHistogram histogram) throws InterruptedException {
        await(histogram.id());
        send(histogram.id(), codec.encode(histogram));
    }

    /**
     * Sends the bytes of a line as they are, when it is due. A line that does not decode is sent at once, without
     * a key.
     *
     * @return false for a line that is too long for Kafka; it is not sent
     */
    public boolean send(NdjsonLine line) throws InterruptedException {
        byte[] bytes = line.toBytes();
        if (bytes.length > Sender.MAX_BYTES) {
            return false;
        }
        if (line.decoded() instanceof Decoded.Accepted accepted) {
            RecordId id = accepted.histogram().id();
            await(id);
            send(id, bytes);
        } else {
            sender.send(new ProducerRecord<>(topic, bytes));
        }
        return true;
    }

    private void send(RecordId id, byte[] value) {
        sender.send(new ProducerRecord<>(topic, id.element().me().getBytes(UTF_8), value));
    }

    private void await(RecordId id) throws InterruptedException {
        if (start.isEmpty()) {
            start = OptionalLong.of(System.nanoTime());
        }
        long sinceStart = System.nanoTime() - start.getAsLong();
        long wait = pace.due(id).toNanos() - sinceStart;
        TimeUnit.NANOSECONDS.sleep(Math.max(0, wait));
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
