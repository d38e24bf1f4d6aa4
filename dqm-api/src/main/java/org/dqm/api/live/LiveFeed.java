package org.dqm.api.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.journal.FeedSlice;
import org.dqm.alarm.journal.FeedSnapshot;
import org.dqm.api.live.ClientMessage.Bad;
import org.dqm.api.live.ClientMessage.Filter;
import org.dqm.api.live.ClientMessage.Hello;
import org.dqm.api.live.ClientMessage.Resume;
import org.dqm.api.live.ClientMessage.Seen;
import org.dqm.api.view.Pipeline;
import org.dqm.api.view.PipelineView;
import org.dqm.domain.RetryableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the journal's sequence and keeps every client up to date.
 *
 * <p>One thread reads the journal, another sends: a database that is away silences no heartbeat. Changes are read
 * at most ten times a second, whatever their rate.
 */
@Singleton
public final class LiveFeed implements LiveSignal {
    private static final Logger log = LoggerFactory.getLogger(LiveFeed.class);
    private static final long COALESCE_MS = 100;
    private static final long TICK_MS = 250;
    // Changes by other replicas and by commands come without a signal.
    private static final long LOOK_EVERY_MS = 500;
    private static final int SLICE_SEQS = 500;
    private static final long RESUME_SEQS = 10_000;

    private final FeedSource source;
    private final Pipeline pipeline;
    private final Clock clock;
    private final Frames frames;
    private final ClientMessageParser parser;
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(r -> named(r, "read"));
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(r -> named(r, "send"));
    private final AtomicBoolean signalled = new AtomicBoolean();
    // Of the reader thread alone.
    private Optional<Long> reach = Optional.empty();
    private boolean away;

    LiveFeed(FeedSource source, Pipeline pipeline, Clock clock, ObjectMapper json) {
        this.source = source;
        this.pipeline = pipeline;
        this.clock = clock;
        this.frames = new Frames(json, source.views());
        this.parser = new ClientMessageParser(json);
    }

    @PostConstruct
    void start() {
        var unusedLook = reader.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        var unusedTick = sender.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /** Before anything else stops, so that the clients still hear why. */
    @EventListener
    void stop(ShutdownEvent event) {
        reader.shutdownNow();
        sender.shutdownNow();
        clients.forEach(client -> client.close(CloseCode.RESTART, "the service stops"));
    }

    @Override
    public void committed() {
        if (!reader.isShutdown() && signalled.compareAndSet(false, true)) {
            var unused = reader.schedule(this::look, COALESCE_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** Number of clients connected now. */
    public int clients() {
        return clients.size();
    }

    Client open(Wire wire) {
        Client client = new Client(wire, frames, clock);
        clients.add(client);
        return client;
    }

    void closed(Client client) {
        clients.remove(client);
    }

    void heard(Client client, String text) {
        ClientMessage message = parser.parse(text);
        if (message instanceof Hello hello && client.join(hello.filter(), true)) {
            reader.execute(() -> join(client, hello.resume()));
        } else if (message instanceof Filter filter && client.join(filter.filter(), false)) {
            reader.execute(() -> join(client, Optional.empty()));
        } else if (message instanceof Bad bad) {
            client.close(CloseCode.BAD_MESSAGE, bad.reason());
        } else if (!(message instanceof Seen)) {
            client.close(CloseCode.BAD_MESSAGE, "hello comes first and once");
        }
    }

    private void look() {
        signalled.set(false);
        try {
            read();
            away = false;
        } catch (RetryableException e) {
            if (!away) {
                log.warn("the live feed waits for the journal: {}", e.getMessage());
            }
            away = true;
        } catch (RuntimeException e) {
            // The loop's edge: an exception here would end the schedule.
            log.error("the live feed could not read the journal", e);
        }
        sender.execute(this::tick);
    }

    private void read() {
        long from = reach.isPresent() ? reach.get() : source.snapshot().seq();
        reach = Optional.of(from);
        FeedSlice slice = source.slice(from, SLICE_SEQS);
        // After the slice, before its clients: who hears of many alarms hears of their flood with them.
        frames.tell(source.floods(clock.instant()));
        while (!slice.isEmpty()) {
            EncodedSlice encoded = frames.encode(slice);
            clients.forEach(client -> client.offer(encoded));
            reach = Optional.of(slice.to());
            slice = source.slice(slice.to(), SLICE_SEQS);
        }
    }

    private void join(Client client, Optional<Resume> resume) {
        try {
            read();
            UUID epoch = source.epoch();
            boolean greet = client.isNew();
            Optional<Long> from = resume.filter(r -> greet && r.epoch().equals(epoch.toString()))
                    .map(Resume::to)
                    .filter(to ->
                            reach.filter(r -> to <= r && r - to <= RESUME_SEQS).isPresent());
            if (from.isPresent()) {
                // First, since the journal may go away in the midst of it: then all of it is asked for again.
                List<EncodedSlice> missed = missed(from.get());
                client.begin(List.of(frames.welcome(epoch, Frames.Mode.resume)), from.get());
                missed.forEach(client::offer);
            } else {
                snapshot(client, greet ? List.of(frames.welcome(epoch, Frames.Mode.snapshot)) : List.of());
            }
        } catch (RetryableException e) {
            if (!client.isClosed()) {
                var unused = reader.schedule(() -> join(client, resume), 1, TimeUnit.SECONDS);
            }
        } catch (RuntimeException e) {
            // The executor would swallow it, and the client would wait for a snapshot that never comes.
            log.error("a client could not join the live feed", e);
            client.close(CloseCode.RESTART, "the journal could not be read; connect again");
        }
        sender.execute(this::tick);
    }

    private List<EncodedSlice> missed(long from) {
        List<EncodedSlice> missed = new ArrayList<>();
        FeedSlice slice = source.slice(from, SLICE_SEQS);
        while (!slice.isEmpty()) {
            missed.add(frames.encode(slice));
            slice = source.slice(slice.to(), SLICE_SEQS);
        }
        return missed;
    }

    private void snapshot(Client client, List<String> greeting) {
        FeedSnapshot snapshot = source.snapshot();
        List<Alarm> wanted =
                snapshot.items().stream().filter(client.filter()::passes).toList();
        List<String> first = new ArrayList<>(greeting);
        first.addAll(frames.snapshot(wanted));
        first.add(frames.snapshotEnd(snapshot.seq(), client.filter()));
        client.begin(first, snapshot.seq());
    }

    private void tick() {
        try {
            Pulse pulse =
                    new Pulse(clock.instant(), PipelineView.of(pipeline.status(), clock.instant()), frames.floods());
            for (Client client : clients) {
                if (client.tick(pulse)) {
                    reader.execute(() -> join(client, Optional.empty()));
                }
            }
            clients.removeIf(Client::isClosed);
        } catch (RuntimeException e) {
            // The loop's edge: an exception here would end the schedule.
            log.error("the live feed could not send", e);
        }
    }

    private static Thread named(Runnable task, String what) {
        Thread thread = new Thread(task, "live-feed-" + what);
        thread.setDaemon(true);
        return thread;
    }
}
