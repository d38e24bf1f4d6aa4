package org.dqm.alarm;

import java.util.OptionalInt;
import org.dqm.domain.RecordId;

/**
 * How far an element's scored lumisections have come.
 *
 * @param ls the last in order
 * @param previousRun the run before {@code run}; lumisections of it that still arrive are late
 */
public record Progress(int run, int ls, OptionalInt previousRun) {
    /** Where a lumisection stands to those before it. */
    public enum Arrival {
        NEXT,
        NEW_RUN,
        LATE
    }

    static Progress startingAt(RecordId id) {
        return new Progress(id.run(), id.ls(), OptionalInt.empty());
    }

    Arrival arrivalOf(RecordId id) {
        if (id.run() == run) {
            return id.ls() > ls ? Arrival.NEXT : Arrival.LATE;
        }
        boolean ofTheRunLeft = previousRun.isPresent() && previousRun.getAsInt() == id.run();
        // A run with a lower number is late only if we come from it: a replay of older runs is not.
        return ofTheRunLeft && id.run() < run ? Arrival.LATE : Arrival.NEW_RUN;
    }

    Progress after(RecordId id) {
        return switch (arrivalOf(id)) {
            case NEXT -> new Progress(run, id.ls(), previousRun);
            case NEW_RUN -> new Progress(id.run(), id.ls(), OptionalInt.of(run));
            case LATE -> this;
        };
    }
}
