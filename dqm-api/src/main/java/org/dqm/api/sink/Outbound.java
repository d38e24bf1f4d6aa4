package org.dqm.api.sink;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.DeadLetters;
import org.dqm.alarm.journal.Escalations;
import org.dqm.alarm.journal.Lease;
import org.dqm.alarm.journal.OnCalls;
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
    private static final Duration CALL_EVERY = Duration.ofSeconds(5);
    private static final String WORK = "dqm outbound";

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Database database;
    private final Clock clock;
    private final Lease lease;
    private final Feed feed;
    private final SinkPositions positions;

    private Outbound(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.lease = part(new Lease(database, WORK));
        this.feed = Feed.of(new AlarmQueries(database));
        this.positions = new SinkPositions(database, clock);
    }

    /** Begins with nothing to do. */
    public static Outbound of(Database database, Clock clock) {
        return new Outbound(database, clock);
    }

    /** Starts the relay to {@link Topic#ALARMS}, which exists. */
    public Outbound relaying(KafkaConnection kafka) {
        String topic = Topic.ALARMS.topicName();
        Relay relay =
                part(new Relay(feed, Positions.of(positions), () -> OrderedTopic.open(kafka, topic, topic + ".relay")));
        go("relay", LOOK_EVERY, relay);
        return this;
    }

    /** Starts telling {@code webhooks}; {@code page} is the address of this service, for links. */
    public Outbound telling(List<Webhook> webhooks, URI page) {
        return telling(webhooks, page, Post.Patience.DEFAULT);
    }

    Outbound telling(List<Webhook> webhooks, URI page, Post.Patience patience) {
        Courier.Book book = new Courier.Book(positions, new DeadLetters(database, clock));
        Post post = new Post(clock, patience);
        for (Webhook webhook : webhooks) {
            Courier courier = new Courier(new Letters(webhook, page), feed, book, post, clock);
            go("sink-" + webhook.name(), LOOK_EVERY, courier);
        }
        return this;
    }

    /** Starts calling for people. */
    public Outbound calling(CallSettings settings) {
        Calls.Books books = new Calls.Books(
                new AlarmQueries(database), new Escalations(database, clock), new OnCalls(database, clock));
        go("calls", CALL_EVERY, new Calls(settings, books, new Post(clock, Post.Patience.DEFAULT)));
        return this;
    }

    private void go(String name, Duration every, Round round) {
        part(Rounds.start(name, every, lease::isOurs, round));
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    /** Stops everything within a few seconds; what was not delivered is at the next start. */
    @Override
    public void close() {
        parts.forEach(part -> {
            if (part instanceof Rounds rounds) {
                rounds.stop();
            }
        });
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
