package org.dqm.api.sink;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.journal.DeadLetters;
import org.dqm.alarm.journal.FeedChange;
import org.dqm.alarm.journal.SinkPositions;
import org.dqm.api.view.AlarmView;
import org.dqm.api.view.AlarmViews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one webhook up to date: what happened since its position, in one request of up to 100 changes. What it does
 * not take becomes a dead letter, and the next is tried. Alertmanager hears of standing alarms again each minute.
 */
final class Courier implements Round {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int AT_ONCE = 100;

    private final Letters letters;
    private final Feed feed;
    private final Book book;
    private final Post post;
    private final Clock clock;
    private final AlarmViews views;
    // By the clock that never steps.
    private Optional<Long> repeated = Optional.empty();

    /** Where positions and failures are kept. */
    record Book(SinkPositions positions, DeadLetters failures) {}

    Courier(Letters letters, Feed feed, Book book, Post post, Clock clock) {
        this.letters = letters;
        this.feed = feed;
        this.book = book;
        this.post = post;
        this.clock = clock;
        this.views = new AlarmViews(feed.notes(), clock);
    }

    @Override
    public boolean isMoreLeft() {
        String name = letters.webhook().name();
        long from = book.positions().reachedOrNow(name);
        List<FeedChange> changes = feed.changes(from, AT_ONCE);
        if (changes.isEmpty()) {
            repeat();
            return false;
        }
        long to = changes.get(changes.size() - 1).seq();
        var epoch = feed.epoch();
        List<ChangeView> wanted = ChangeView.of(epoch, changes, views).stream()
                .filter(letters.webhook()::wants)
                .toList();
        boolean isOurs = wanted.isEmpty() ? book.positions().advance(name, from, to) : deliver(wanted, from, to);
        if (!isOurs) {
            LOG.warn("another replica delivers to {} too; changes {} to {} may come twice", name, from + 1, to);
        }
        return true;
    }

    private boolean deliver(List<ChangeView> wanted, long from, long to) {
        Webhook webhook = letters.webhook();
        String body = letters.telling(wanted, clock.instant());
        Post.Result result = post.deliver(address(webhook), body);
        if (result.isTaken()) {
            return book.positions().advance(webhook.name(), from, to);
        }
        String reason = result.failure().orElse("");
        LOG.error("{} took nothing after {} tries: {}; kept as a dead letter", webhook, result.tries(), reason);
        return book.failures().bury(webhook.name(), new DeadLetters.Failure(from, to, body, result.tries(), reason));
    }

    private void repeat() {
        boolean isDue = repeated.map(
                        last -> Duration.ofNanos(System.nanoTime() - last).compareTo(Alert.REPEAT) >= 0)
                .orElse(true);
        if (letters.webhook().format() != Webhook.Format.ALERTMANAGER || !isDue) {
            return;
        }
        repeated = Optional.of(System.nanoTime());
        List<Alarm> raised = feed.open().stream()
                .filter(alarm -> alarm.condition().isRaised())
                .toList();
        List<AlarmView> standing =
                views.of(raised).stream().filter(letters.webhook()::wants).toList();
        for (int i = 0; i < standing.size(); i += AT_ONCE) {
            List<AlarmView> some = standing.subList(i, Math.min(standing.size(), i + AT_ONCE));
            Post.Result result = post.tryOnce(address(letters.webhook()), letters.repeating(some, clock.instant()));
            // The next repeat is the next try.
            result.failure().ifPresent(why -> LOG.warn("{} took no repeat: {}", letters.webhook(), why));
        }
    }

    static Post.Address address(Webhook webhook) {
        return new Post.Address(webhook.target(), webhook.secret());
    }
}
