package org.dqm.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.dqm.ingest.Decoded.Rejected;

/**
 * Writes refused records to a topic: value untouched, key and headers as received, then the headers
 * {@code reason, field, detail, topic, partition, offset}.
 *
 * <p>A record too large for the topic is written without its value; {@code detail} says so, and
 * {@code topic, partition, offset} tell where it still is.
 */
public final class RejectedTopic implements RejectedRecords {
    private final String topic;
    private final Sender sender;

    private RejectedTopic(String topic, Sender sender) {
        this.topic = topic;
        this.sender = sender;
    }

    public static RejectedTopic open(KafkaConnection kafka, String topic) {
        return new RejectedTopic(topic, Sender.open(kafka));
    }

    @Override
    public void reject(ReceivedRecord record, Rejected why) {
        String detail = why.detail();
        ProducerRecord<byte[], byte[]> out;
        if (size(record) > Sender.MAX_BYTES) {
            out = new ProducerRecord<>(topic, null);
            detail += "; the value of " + record.value().length + " bytes is left where it is";
        } else {
            out = new ProducerRecord<>(topic, record.key().orElse(null), record.value());
            record.headers().forEach(out.headers()::add);
        }
        headers(record.position(), why, detail).forEach(out.headers()::add);
        sender.send(out);
    }

    private static long size(ReceivedRecord record) {
        long size = record.value().length;
        size += record.key().map(key -> key.length).orElse(0);
        for (Header header : record.headers()) {
            size += header.key().length();
            size += header.value() == null ? 0 : header.value().length;
        }
        return size;
    }

    private static List<Header> headers(Position position, Rejected why, String detail) {
        return List.of(
                header("reason", why.reason().name()),
                header("field", why.field()),
                header("detail", detail),
                header("topic", position.topic()),
                header("partition", Integer.toString(position.partition())),
                header("offset", Long.toString(position.offset())));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }

    @Override
    public void flush() {
        sender.flush();
    }

    @Override
    public void close() {
        sender.close();
    }
}
