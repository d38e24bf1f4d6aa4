package org.dqm.alarm;

import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.domain.Outcome;
import org.dqm.domain.RecordId;

/**
 * How far an element's lumisections have come.
 *
 * @param ls the last scored in order
 * @param previousRun the run before {@code run}; lumisections of it that still arrive are late
 * @param scored number of lumisections scored in order so far
 * @param silence the lumisections without a score since the last one that has one
 * @param newest the highest number in {@code run} that has come, whether or not it counts
 * @param waiting a lumisection of {@code run} that came while the one before it was missing, and can only clear
 */
public record Progress(
        int run,
        int ls,
        OptionalInt previousRun,
        long scored,
        Optional<Silence> silence,
        int newest,
        Optional<Waiting> waiting) {
    /** Where a lumisection stands to those before it. */
    public enum Arrival {
        NEXT,
        NEW_RUN,
        LATE
    }

    /**
     * Lumisections without a score.
     *
     * @param last the newest of them
     */
    public record Silence(Lumisection last, int count) {}

    /** A lumisection that can only clear and waits for the one before it. */
    public record Waiting(int ls, Outcome.Scored outcome) {}

    static Progress startingAt(RecordId id) {
        return new Progress(id.run(), id.ls(), OptionalInt.empty(), 1, Optional.empty(), id.ls(), Optional.empty());
    }

    Arrival arrivalOf(RecordId id) {
        if (id.run() == run) {
            return id.ls() > ls ? Arrival.NEXT : Arrival.LATE;
        }
        boolean ofTheRunLeft = previousRun.isPresent() && previousRun.getAsInt() == id.run();
        // A run with a lower number is late only if we come from it: a replay of older runs is not.
        return ofTheRunLeft && id.run() < run ? Arrival.LATE : Arrival.NEW_RUN;
    }

    /** Whether lumisections of the run before it are missing that may still come. */
    boolean isMissingBefore(RecordId id) {
        return id.run() == run && id.ls() > (long) newest + 1;
    }

    Progress after(RecordId id) {
        return switch (arrivalOf(id)) {
            case NEXT ->
                new Progress(
                        run,
                        id.ls(),
                        previousRun,
                        scored + 1,
                        Optional.empty(),
                        Math.max(newest, id.ls()),
                        waiting.filter(next -> next.ls() > id.ls()));
            case NEW_RUN ->
                new Progress(
                        id.run(),
                        id.ls(),
                        OptionalInt.of(run),
                        scored + 1,
                        Optional.empty(),
                        id.ls(),
                        Optional.empty());
            case LATE -> this;
        };
    }

    /** After a lumisection without a score; one that is late or not newer than the last counts for nothing. */
    Progress unscored(RecordId id) {
        Lumisection now = new Lumisection(id.run(), id.ls());
        boolean isOld = silence.map(Silence::last)
                .filter(last -> last.run() == now.run() && last.ls() >= now.ls())
                .isPresent();
        if (arrivalOf(id) == Arrival.LATE || isOld) {
            return this;
        }
        int count = silence.map(Silence::count).orElse(0) + 1;
        Progress come = passed(id);
        return new Progress(
                run, ls, previousRun, scored, Optional.of(new Silence(now, count)), come.newest, come.waiting);
    }

    /** After one that counts neither way. */
    Progress passed(RecordId id) {
        return id.run() == run
                ? new Progress(run, ls, previousRun, scored, silence, Math.max(newest, id.ls()), waiting)
                : this;
    }

    /** After one that waits. */
    public Progress with(Waiting next) {
        return new Progress(run, ls, previousRun, scored, silence, next.ls(), Optional.of(next));
    }
}
