package org.dqm.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.dqm.domain.DataStream;
import org.dqm.domain.LumisectionHistogram;
import org.dqm.domain.RecordId;
import org.dqm.ingest.Decoded;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.NdjsonLine;
import org.jspecify.annotations.Nullable;

/**
 * Sends per-lumisection records as JSON, keyed by {@code me}, so that an element's lumisections stay in order in
 * one partition. A failure to send comes out of the next call.
 */
public final class HistogramProducer implements AutoCloseable {
    private final HistogramCodec codec = new HistogramCodec();
    private final String topic;
    private final Pace pace;
    private final Sender sender;
    private final List<Header> headers;
    private OptionalLong start = OptionalLong.empty();

    private HistogramProducer(String topic, Pace pace, Sender sender, DataStream stream) {
        this.topic = topic;
        this.pace = pace;
        this.sender = sender;
        this.headers = stream == DataStream.LIVE
                ? List.of()
                : List.of(new RecordHeader(
                        RecordDecoder.STREAM,
                        stream.name().toLowerCase(Locale.ROOT).getBytes(UTF_8)));
    }

    /** A producer of live records. */
    public static HistogramProducer open(KafkaConnection kafka, String topic, Pace pace) {
        return open(kafka, topic, pace, DataStream.LIVE);
    }

    /** A producer of the records of a stream. */
    public static HistogramProducer open(KafkaConnection kafka, String topic, Pace pace, DataStream stream) {
        return new HistogramProducer(topic, pace, Sender.open(kafka), stream);
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
            sender.send(record(null, bytes));
        }
        return true;
    }

    private void send(RecordId id, byte[] value) {
        sender.send(record(id.element().me().getBytes(UTF_8), value));
    }

    private ProducerRecord<byte[], byte[]> record(byte @Nullable [] key, byte[] value) {
        return new ProducerRecord<>(topic, null, key, value, headers);
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
