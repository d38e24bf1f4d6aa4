package org.dqm.ingest.kafka;

/** Where a record stands: offsets count from 0 in each partition. */
public record Position(String topic, int partition, long offset) {
    public Position {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException(
                    "partition and offset must not be negative, got " + partition + ", " + offset);
        }
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
