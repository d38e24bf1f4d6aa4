package org.dqm.api.config;

/**
 * What is read from Kafka and how much at a time.
 *
 * @param group name of the consumer group; every replica has the same
 * @param maxBins bins of the largest histogram that is accepted
 * @param pollRecords records of one batch, which is one transaction
 */
public record IngestConfig(String group, int maxBins, int pollRecords) {
    public IngestConfig {
        Bounds.notBlank("dqm.ingest.group", group);
        Bounds.within("dqm.ingest.max-bins", maxBins, 1, 10_000_000);
        Bounds.within("dqm.ingest.poll-records", pollRecords, 1, 10_000);
    }

    static IngestConfig read(Keys keys) {
        return new IngestConfig(
                keys.text("dqm.ingest.group"),
                keys.integer("dqm.ingest.max-bins"),
                keys.integer("dqm.ingest.poll-records"));
    }
}
