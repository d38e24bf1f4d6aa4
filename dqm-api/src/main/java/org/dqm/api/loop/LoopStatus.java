package org.dqm.api.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.dqm.alarm.journal.KnownElement;
import org.dqm.alarm.journal.Tally;
import org.dqm.api.view.Pipeline;
import org.dqm.api.view.PipelineStatus;
import org.dqm.api.view.PipelineStatus.Position;
import org.dqm.api.view.PipelineStatus.Reach;
import org.dqm.api.view.PipelineStatus.Records;
import org.dqm.api.view.PipelineStatus.Watching;
import org.dqm.domain.ElementKey;
import org.dqm.domain.FatalException;
import org.dqm.domain.RecordId;
import org.dqm.domain.RetryableException;
import org.dqm.domain.Verdict;

/**
 * What the loop says of itself. Counts come from the database, so they go on over restarts and include every
 * replica. Written by the loop's thread, read by any.
 */
public final class LoopStatus implements Pipeline, LoopObserver {
    private static final Duration COUNT_IDLE = Duration.ofSeconds(5);
    private static final Duration COUNT_BUSY = Duration.ofSeconds(1);

    private final Clock clock;
    private final Counts counts;
    private final Models models;
    private final Set<ElementKey> seen = new HashSet<>();
    private Optional<Position> position;
    private Records records;
    private OptionalLong lag = OptionalLong.empty();
    private int watched;
    private Instant counted;
    private boolean isCountOld;
    private Reach database = Reach.UP;
    private Reach kafka = Reach.DOWN;
    private volatile PipelineStatus status;

    /** The models found, and which elements they cover. */
    public record Models(List<PipelineStatus.Model> found, Predicate<ElementKey> covers) {
        public Models {
            found = List.copyOf(found);
        }
    }

    /** Begins with what {@code counts} knows. */
    public LoopStatus(Clock clock, Counts counts, Models models) {
        this.clock = clock;
        this.counts = counts;
        this.models = models;
        List<KnownElement> elements = counts.elements();
        elements.forEach(known -> see(known.element().key()));
        this.position = elements.stream()
                .max(Comparator.comparing(KnownElement::at))
                .map(known -> new Position(known.run(), known.ls(), known.at()));
        this.records = records(counts.tally());
        this.counted = clock.instant();
        this.status = snapshot();
    }

    @Override
    public PipelineStatus status() {
        return status;
    }

    @Override
    public void wentRound(OptionalLong newLag) {
        lag = newLag;
        kafka = newLag.isPresent() ? Reach.UP : Reach.DOWN;
        Duration old = Duration.between(counted, clock.instant());
        if (old.compareTo(isCountOld || database == Reach.DOWN ? COUNT_BUSY : COUNT_IDLE) >= 0) {
            count();
        }
        status = snapshot();
    }

    @Override
    public void committed(List<Verdict> verdicts) {
        database = Reach.UP;
        isCountOld = true;
        List<RecordId> live = verdicts.stream()
                .map(Verdict::id)
                .filter(id -> id.element().isLive())
                .toList();
        for (RecordId id : live) {
            see(id.element());
            position = Optional.of(new Position(id.run(), id.ls(), clock.instant()));
        }
        status = snapshot();
    }

    @Override
    public void databaseAway() {
        database = Reach.DOWN;
        status = snapshot();
    }

    @Override
    public void failed(FatalException reason) {
        kafka = Reach.DOWN;
        status = snapshot();
    }

    private void count() {
        counted = clock.instant();
        try {
            records = records(counts.tally());
            isCountOld = false;
            database = Reach.UP;
        } catch (RetryableException e) {
            database = Reach.DOWN;
        }
    }

    private void see(ElementKey element) {
        if (seen.add(element) && models.covers().test(element)) {
            watched++;
        }
    }

    private PipelineStatus snapshot() {
        return new PipelineStatus(
                position,
                records,
                lag,
                models.found(),
                new Watching(watched, seen.size()),
                clock.instant(),
                kafka,
                database);
    }

    private static Records records(Tally tally) {
        return new Records(tally.decoded(), tally.rejected(), tally.scored(), tally.duplicate(), tally.notScored());
    }
}
