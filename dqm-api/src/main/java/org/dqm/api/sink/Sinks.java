package org.dqm.api.sink;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.Database;
import org.dqm.alarm.journal.DeadLetter;
import org.dqm.alarm.journal.DeadLetters;
import org.dqm.alarm.journal.SinkPositions;
import org.dqm.ingest.kafka.Topic;

/**
 * The sinks as people see them, on every replica.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class Sinks {
    private final List<Webhook> webhooks;
    private final AlarmQueries queries;
    private final Courier.Book book;
    private final Post post;

    public Sinks(List<Webhook> webhooks, Database database, Clock clock) {
        this(webhooks, database, clock, Post.Patience.DEFAULT);
    }

    Sinks(List<Webhook> webhooks, Database database, Clock clock, Post.Patience patience) {
        this.webhooks = List.copyOf(webhooks);
        this.queries = new AlarmQueries(database);
        this.book = new Courier.Book(new SinkPositions(database, clock), new DeadLetters(database, clock));
        this.post = new Post(clock, patience);
    }

    /**
     * How a sink is.
     *
     * @param target without what may be secret: host and port, or the topic
     * @param seq everything up to here was delivered, or is a dead letter
     * @param behind changes after it
     * @param deadLetters that wait for a person
     */
    public record Sink(String name, String format, String target, long seq, long behind, long deadLetters) {}

    /** All of them, the relay to Kafka first. */
    public List<Sink> list() {
        List<Sink> sinks = new ArrayList<>();
        long newest = queries.seq();
        long relayed = Math.min(newest, book.positions().reached(Relay.NAME));
        sinks.add(new Sink(Relay.NAME, "kafka", Topic.ALARMS.topicName(), relayed, newest - relayed, 0));
        for (Webhook webhook : webhooks) {
            long seq = Math.min(newest, book.positions().reachedOrNow(webhook.name()));
            sinks.add(new Sink(
                    webhook.name(),
                    webhook.format().name().toLowerCase(Locale.ROOT),
                    host(webhook.url()),
                    seq,
                    newest - seq,
                    book.failures().waiting(webhook.name())));
        }
        return sinks;
    }

    /** The webhook of this name, if there is one. */
    public Optional<Webhook> webhook(String name) {
        return webhooks.stream().filter(webhook -> webhook.name().equals(name)).findFirst();
    }

    /** Newest first; at most {@code limit} with an id below {@code before}. */
    public List<DeadLetter> deadLetters(Webhook webhook, int limit, long before) {
        return book.failures().list(webhook.name(), limit, before);
    }

    public Optional<DeadLetter> deadLetter(Webhook webhook, long id) {
        return book.failures().one(webhook.name(), id);
    }

    /**
     * Sends a dead letter again, once, and notes it with the person's name if it is taken.
     *
     * @return why it was not taken; empty if it was
     */
    public Optional<String> redeliver(Webhook webhook, DeadLetter letter, String actor) {
        Post.Result result = post.tryOnce(Courier.address(webhook), letter.body());
        if (result.isTaken()) {
            book.failures().redelivered(letter, actor);
        }
        return result.failure();
    }

    private static String host(URI url) {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }
}
