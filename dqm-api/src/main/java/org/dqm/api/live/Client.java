package org.dqm.api.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One connection. At most one frame is on its way; what happens meanwhile waits in the client's own queue, so
 * that a slow client delays nobody.
 *
 * <ul>
 *   <li>{@code GREETING → JOINING}: the client said hello
 *   <li>{@code JOINING → STREAMING}: {@link #begin}
 *   <li>{@code STREAMING → LOST}: its queue is full, or a frame is on its way for too long
 *   <li>{@code LOST → JOINING}: the socket took that frame after all; a new snapshot follows
 *   <li>{@code STREAMING → JOINING}: another filter; while JOINING one more snapshot follows
 *   <li>{@code any → CLOSED}
 * </ul>
 */
final class Client {
    static final Duration HELLO_LIMIT = Duration.ofSeconds(10);
    static final Duration RESYNC_AFTER = Duration.ofSeconds(5);
    static final Duration CLOSE_AFTER = Duration.ofSeconds(30);

    private enum Phase {
        GREETING,
        JOINING,
        STREAMING,
        LOST,
        CLOSED
    }

    private final Wire wire;
    private final Frames frames;
    private final Clock clock;
    private final Deque<String> outgoing = new ArrayDeque<>();
    private ClientQueue queue = new ClientQueue(0, FeedFilter.ALL);
    private FeedFilter filter = FeedFilter.ALL;
    private Phase phase = Phase.GREETING;
    private int answersDue;
    private boolean isNew = true;
    private final Instant opened;
    private Optional<Instant> onItsWaySince = Optional.empty();
    private Optional<Pulse> told = Optional.empty();

    Client(Wire wire, Frames frames, Clock clock) {
        this.wire = wire;
        this.frames = frames;
        this.clock = clock;
        this.opened = clock.instant();
    }

    /** The client asks to be told, from now on what passes {@code filter}. False if it may not ask now. */
    synchronized boolean join(FeedFilter filter, boolean hello) {
        boolean mayAsk = hello ? phase == Phase.GREETING : phase != Phase.GREETING && phase != Phase.CLOSED;
        if (mayAsk) {
            this.filter = filter;
        }
        // A lost client gets a snapshot anyway.
        if (mayAsk && phase != Phase.LOST) {
            phase = Phase.JOINING;
            answersDue++;
        }
        return mayAsk;
    }

    /** The answer to a client that joined: {@code first} and then everything after {@code to}. */
    synchronized void begin(List<String> first, long to) {
        if (phase == Phase.JOINING) {
            isNew = false;
            answersDue--;
            // The answer to an earlier question may be of another filter: the last one counts.
            phase = answersDue == 0 ? Phase.STREAMING : Phase.JOINING;
            queue = new ClientQueue(to, filter);
            outgoing.addAll(first);
            pump();
        }
    }

    /** Whether it was not welcomed yet: while the journal is away answers may come in another order. */
    synchronized boolean isNew() {
        return isNew;
    }

    synchronized FeedFilter filter() {
        return filter;
    }

    synchronized void offer(EncodedSlice slice) {
        if (phase == Phase.STREAMING) {
            queue.offer(slice);
        }
    }

    /** Sends what is waiting, looks after the time limits; true if the client needs a new snapshot. */
    synchronized boolean tick(Pulse pulse) {
        Instant now = pulse.at();
        switch (phase) {
            case GREETING -> {
                if (now.isAfter(opened.plus(HELLO_LIMIT))) {
                    close(CloseCode.HELLO_TIMEOUT, "no hello within " + HELLO_LIMIT.toSeconds() + " s");
                }
            }
            case STREAMING -> stream(pulse);
            case LOST -> {
                if (onItsWaySince.isEmpty()) {
                    phase = Phase.JOINING;
                    answersDue = 1;
                    outgoing.add(frames.resync("too slow"));
                    pump();
                    return true;
                }
                giveUpIfStuck(now);
            }
            case JOINING, CLOSED -> {}
        }
        return false;
    }

    private void stream(Pulse pulse) {
        Instant now = pulse.at();
        boolean stuck = onItsWaySince
                .filter(since -> now.isAfter(since.plus(RESYNC_AFTER)))
                .isPresent();
        if (stuck || queue.isFull()) {
            phase = Phase.LOST;
            outgoing.clear();
            queue = new ClientQueue(0, filter);
            return;
        }
        pump();
        boolean caughtUp = onItsWaySince.isEmpty() && !queue.isBehind();
        if (caughtUp && pulse.isWorthTelling(told)) {
            told = Optional.of(pulse);
            outgoing.add(frames.bookmark(queue.sent(), pulse.pipeline(), filter));
            pump();
        }
    }

    private void giveUpIfStuck(Instant now) {
        if (onItsWaySince.filter(since -> now.isAfter(since.plus(CLOSE_AFTER))).isPresent()) {
            close(CloseCode.TOO_SLOW, "nothing taken for " + CLOSE_AFTER.toSeconds() + " s");
        }
    }

    private void pump() {
        if (onItsWaySince.isPresent() || phase == Phase.CLOSED) {
            return;
        }
        if (outgoing.isEmpty() && phase == Phase.STREAMING && queue.isBehind()) {
            outgoing.add(frames.events(queue.next(Frames.MAX_CHARS), filter));
        }
        String frame = outgoing.poll();
        if (frame != null) {
            onItsWaySince = Optional.of(clock.instant());
            wire.send(frame).whenComplete((done, failure) -> taken(failure == null));
        }
    }

    private synchronized void taken(boolean whole) {
        onItsWaySince = Optional.empty();
        if (whole) {
            pump();
        } else {
            phase = Phase.CLOSED;
        }
    }

    synchronized void close(CloseCode code, String reason) {
        if (phase != Phase.CLOSED) {
            phase = Phase.CLOSED;
            wire.close(code, reason);
        }
    }

    synchronized boolean isClosed() {
        return phase == Phase.CLOSED;
    }
}
