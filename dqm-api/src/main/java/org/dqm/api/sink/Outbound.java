package org.dqm.api.sink;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.Lease;
import org.dqm.alarm.journal.SinkPositions;
import org.dqm.ingest.kafka.KafkaConnection;
import org.dqm.ingest.kafka.OrderedTopic;
import org.dqm.ingest.kafka.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that leaves the service, each on a thread of its own; of several replicas one does it. */
public final class Outbound implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final String WORK = "dqm outbound";

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private Outbound() {}

    /** Starts the relay to {@link Topic#ALARMS}, which exists. */
    public static Outbound start(Database database, KafkaConnection kafka, Clock clock) {
        Outbound outbound = new Outbound();
        Lease lease = outbound.part(new Lease(database, WORK));
        Feed feed = Feed.of(new AlarmQueries(database));
        String topic = Topic.ALARMS.topicName();
        Relay relay = outbound.part(new Relay(
                feed,
                Positions.of(new SinkPositions(database, clock)),
                () -> OrderedTopic.open(kafka, topic, topic + ".relay")));
        outbound.part(Rounds.start("relay", LOOK_EVERY, lease::isOurs, relay));
        return outbound;
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    /** Stops everything, 5 s at most for each that hangs; what was not delivered is at the next start. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
            }
        }
    }
}
