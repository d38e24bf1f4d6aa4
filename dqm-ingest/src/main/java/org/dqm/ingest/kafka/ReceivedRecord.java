package org.dqm.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** A record as it came from Kafka, nothing decoded. */
public final class ReceivedRecord {
    private final ConsumerRecord<byte[], byte[]> record;

    ReceivedRecord(ConsumerRecord<byte[], byte[]> record) {
        this.record = record;
    }

    /** A record that did not come from Kafka, for tests and in-memory sources; the timestamp is 0. */
    public static ReceivedRecord of(Position position, Optional<byte[]> key, byte[] value, List<Header> headers) {
        return new ReceivedRecord(new ConsumerRecord<>(
                position.topic(),
                position.partition(),
                position.offset(),
                0L,
                TimestampType.CREATE_TIME,
                key.map(bytes -> bytes.length).orElse(ConsumerRecord.NULL_SIZE),
                value.length,
                key.orElse(null),
                value,
                new RecordHeaders(headers),
                Optional.empty()));
    }

    public Position position() {
        return new Position(record.topic(), record.partition(), record.offset());
    }

    public Optional<byte[]> key() {
        return Optional.ofNullable(record.key());
    }

    /** The bytes themselves, not a copy; empty where the producer sent none. */
    public byte[] value() {
        return record.value() == null ? new byte[0] : record.value();
    }

    /** All headers in the order in which they were sent. */
    public List<Header> headers() {
        return List.of(record.headers().toArray());
    }

    /** The last header of this name as UTF-8 text. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(Header::value)
                .map(bytes -> new String(bytes, UTF_8));
    }

    @Override
    public String toString() {
        return position().toString();
    }
}
