package org.dqm.api.sink;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.dqm.alarm.journal.FeedChange;
import org.dqm.api.view.AlarmViews;
import org.dqm.domain.RetryableException;
import org.dqm.ingest.kafka.OrderedTopic;
import org.dqm.ingest.kafka.OrderedTopic.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies every change of every alarm to a Kafka topic, in the order of {@code seq}. The position is stored after
 * Kafka has acknowledged, so a change may come twice and none is left out; readers skip a {@code seq} that they have.
 */
final class Relay implements Round, AutoCloseable {
    /** Its name among the sinks; no webhook can be called so. */
    static final String NAME = "kafka:dqm.alarms";

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int AT_ONCE = 200;

    private final Feed feed;
    private final Positions positions;
    private final Supplier<OrderedTopic> opening;
    private final AlarmViews views;
    private Optional<OrderedTopic> topic = Optional.empty();

    /** Reads {@code feed}; {@code opening} gives a topic that no earlier relay can write to any more. */
    Relay(Feed feed, Positions positions, Supplier<OrderedTopic> opening) {
        this.feed = feed;
        this.positions = positions;
        this.opening = opening;
        this.views = new AlarmViews(feed.notes(), Clock.systemUTC());
    }

    @Override
    public boolean isMoreLeft() {
        long from = positions.reached(NAME);
        List<FeedChange> changes = feed.changes(from, AT_ONCE);
        if (changes.isEmpty()) {
            return false;
        }
        UUID epoch = feed.epoch();
        List<FeedChange> shown = changes.stream().filter(FeedChange::isShown).toList();
        write(ChangeView.of(epoch, shown, views).stream().map(Relay::message).toList());
        long to = changes.get(changes.size() - 1).seq();
        if (!positions.advance(NAME, from, to)) {
            LOG.warn("another replica relays too; the changes {} to {} may come twice", from + 1, to);
        }
        return true;
    }

    static Message message(ChangeView change) {
        return new Message(Long.toString(change.alarm().id()), SinkJson.SNAKE_CASE.text(change));
    }

    private void write(List<Message> messages) {
        OrderedTopic open = topic.orElseGet(opening);
        topic = Optional.of(open);
        try {
            open.write(messages);
        } catch (RetryableException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        topic.ifPresent(OrderedTopic::close);
        topic = Optional.empty();
    }
}
