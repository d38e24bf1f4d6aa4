package org.dqm.ingest.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics that the system reads and writes, as they are made where they are missing. */
public enum Topic {
    /** Per-lumisection records, keyed by {@code me}. */
    OCCUPANCY("dqm.occupancy", 12, Duration.ofDays(2), 8 * 1024 * 1024),
    /** Refused records with the reason; a little larger, so that the headers fit. */
    REJECTED("dqm.occupancy.rejected", 1, Duration.ofDays(7), 9 * 1024 * 1024),
    /** The live feed's changes, keyed by alarm id; one partition, so that they stay in order. */
    ALARMS("dqm.alarms", 1, Duration.ofDays(7), 8 * 1024 * 1024),
    /** Conditions per lumisection, keyed by run number; kept longer than the histograms that they belong to. */
    CONDITIONS("dqm.conditions", 1, Duration.ofDays(7), 1024 * 1024),
    /** Starts and stops of runs, keyed by run number. */
    RUNS("dqm.runs", 1, Duration.ofDays(30), 1024 * 1024);

    private final String key;
    private final int partitions;
    private final Duration retention;
    private final int maxBytes;

    Topic(String key, int partitions, Duration retention, int maxBytes) {
        this.key = key;
        this.partitions = partitions;
        this.retention = retention;
        this.maxBytes = maxBytes;
    }

    /** The topic as Kafka knows it, such as {@code dqm.occupancy}. */
    public String topicName() {
        return key;
    }

    public int partitions() {
        return partitions;
    }

    /** With the replication factor that the brokers have as their default. */
    NewTopic toNewTopic() {
        short brokersDefault = -1;
        return new NewTopic(key, partitions, brokersDefault)
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxBytes)));
    }
}
