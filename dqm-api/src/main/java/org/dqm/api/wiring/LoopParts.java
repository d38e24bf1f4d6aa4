package org.dqm.api.wiring;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.dqm.alarm.Annunciation;
import org.dqm.alarm.Check;
import org.dqm.alarm.Gates;
import org.dqm.alarm.Thresholds;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.Journal;
import org.dqm.alarm.journal.Runs;
import org.dqm.alarm.journal.SourceTopic;
import org.dqm.api.config.AlarmConfig;
import org.dqm.api.config.IngestConfig;
import org.dqm.api.config.ServiceConfig;
import org.dqm.api.loop.KnownConditions;
import org.dqm.api.loop.Ledger;
import org.dqm.api.loop.Ports;
import org.dqm.domain.FatalException;
import org.dqm.ingest.HistogramCodec;
import org.dqm.ingest.LiveConditions;
import org.dqm.ingest.kafka.KafkaConnection;
import org.dqm.ingest.kafka.OccupancySource;
import org.dqm.ingest.kafka.RecordDecoder;
import org.dqm.ingest.kafka.RejectedTopic;
import org.dqm.ingest.kafka.Topic;
import org.dqm.ingest.kafka.TopicIdentity;
import org.dqm.ingest.kafka.Topics;

/** The loop's side of Kafka and of the database. */
record LoopParts(
        IngestConfig ingest,
        Outside outside,
        Journal journal,
        RejectedTopic rejected,
        LiveConditions conditions,
        ContextFeeds feeds)
        implements AutoCloseable {
    /**
     * Makes missing topics, opens the journal of the input topic and begins to read conditions and runs.
     *
     * @param conditions where they go
     * @throws FatalException if Kafka does not answer, or the database holds the offsets of another topic
     */
    static LoopParts open(
            ServiceConfig config, Outside outside, Database database, LiveConditions conditions, Clock clock) {
        KafkaConnection kafka = outside.kafka();
        try (Topics topics = Topics.connect(kafka)) {
            topics.createMissing(Topic.OCCUPANCY, Topic.REJECTED, Topic.ALARMS, Topic.CONDITIONS, Topic.RUNS);
            TopicIdentity identity = topics.identity(Topic.OCCUPANCY.topicName());
            SourceTopic topic = new SourceTopic(Topic.OCCUPANCY.topicName(), identity.clusterId(), identity.topicId());
            Journal.Policy policy = new Journal.Policy(
                    unconfigured(config.alarms()), config.alarms().floods());
            Journal journal = Journal.open(database, topic, policy, clock);
            return new LoopParts(
                    config.ingest(),
                    outside,
                    journal,
                    RejectedTopic.open(kafka, Topic.REJECTED.topicName()),
                    conditions,
                    new ContextFeeds(
                            kafka,
                            conditions,
                            new Runs(database, config.alarms().floods(), clock)));
        } catch (KafkaException e) {
            throw new FatalException(e.getMessage() + " (kafka.bootstrap.servers)", e);
        }
    }

    /** Everything the loop works with; joins the consumer group once the conditions that are there are known. */
    Ports ports(ModelSet models) {
        feeds.awaitBeginning();
        Map<String, String> settings = new HashMap<>(outside.kafka().settings());
        settings.putAll(outside.consumer());
        settings.put("max.poll.records", Integer.toString(ingest.pollRecords()));
        KafkaConnection consumer = new KafkaConnection(outside.kafka().bootstrap(), settings);
        RecordDecoder decoder = new RecordDecoder(new HistogramCodec(ingest.maxBins()));
        return new Ports(
                new KafkaSource(listener ->
                        OccupancySource.join(consumer, ingest.group(), Topic.OCCUPANCY.topicName(), listener)),
                Ledger.of(journal),
                new KafkaRefusals(rejected),
                decoder::decode,
                KnownConditions.of(conditions),
                models::scorer);
    }

    /** What the elements are held against that nobody configured. */
    static Check unconfigured(AlarmConfig alarms) {
        Annunciation annunciation =
                new Annunciation(alarms.stage(), Optional.of(alarms.instruction()), Optional.empty());
        return new Check(thresholds(alarms), Gates.OPEN, annunciation);
    }

    static Thresholds thresholds(AlarmConfig alarms) {
        return new Thresholds(
                alarms.off(),
                new Thresholds.Level(alarms.warn(), alarms.warnCount(), alarms.warnWindow()),
                new Thresholds.Level(alarms.alarm(), 1, 1),
                alarms.gross(),
                alarms.quietCount());
    }

    @Override
    public void close() {
        feeds.close();
        rejected.close();
    }
}
