package org.dqm.api.sink;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dqm.alarm.journal.AlarmQueries;
import org.dqm.alarm.journal.Escalation;
import org.dqm.alarm.journal.Escalations;
import org.dqm.alarm.journal.OnCall;
import org.dqm.alarm.journal.OnCalls;
import org.dqm.api.view.AlarmNotes;
import org.dqm.api.view.AlarmView;
import org.dqm.api.view.AlarmViews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls for a person when nobody acknowledges an alarm: each of its two calls once. A call that fails is made again
 * in the next round, as long as the alarm waits.
 */
final class Calls implements Round {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
    private static final int AT_ONCE = 20;

    private final CallSettings settings;
    private final Books books;
    private final Post post;
    private final AlarmViews views;

    /** What it reads and writes. */
    record Books(AlarmQueries alarms, Escalations escalations, OnCalls onCalls) {}

    /** A call as it is sent; {@code id} is the same in every try. */
    private record Body(
            long id, Escalation.Step step, Instant unacknowledgedSince, Optional<Person> onCall, AlarmView alarm) {}

    private record Person(String name, String number, String text) {}

    Calls(CallSettings settings, Books books, Post post) {
        this.settings = settings;
        this.books = books;
        this.post = post;
        this.views = new AlarmViews(AlarmNotes.of(books.alarms()), Clock.systemUTC());
    }

    @Override
    public boolean isMoreLeft() {
        books.escalations().note(Escalation.Step.FIRST, settings.first());
        books.escalations().note(Escalation.Step.SECOND, settings.second());
        List<Escalation> open = books.escalations().open(AT_ONCE);
        for (Escalation escalation : open) {
            Optional<String> failure = call(escalation);
            if (failure.isPresent()) {
                LOG.error("the call about alarm {} failed: {}", escalation.alarmId(), failure.get());
                books.escalations().failed(escalation, failure.get());
                return false;
            }
            books.escalations().delivered(escalation);
        }
        return open.size() == AT_ONCE;
    }

    private Optional<String> call(Escalation escalation) {
        AlarmView alarm = views.of(books.alarms().one(escalation.alarmId()).orElseThrow());
        OnCall onCall = books.onCalls().of(alarm.subsystem());
        Body body = new Body(
                escalation.id(),
                escalation.step(),
                escalation.since(),
                onCall.name().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Person(onCall.name(), onCall.number(), onCall.text())),
                alarm);
        Post.Address to = new Post.Address(settings.url(), settings.secret());
        return post.tryOnce(to, SinkJson.CAMEL_CASE.text(body)).failure();
    }
}
