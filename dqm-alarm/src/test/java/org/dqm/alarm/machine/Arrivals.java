package org.dqm.alarm.machine;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.dqm.domain.ElementKey;
import org.dqm.domain.RecordId;

/** In which order a {@link Reference} takes what comes: one that can only clear waits for the one
 * before it, if that is missing, or for the next. */
final class Arrivals {
    private final Numbering numbers = new Numbering(new ElementKey("", "reference"));
    private final Consumer<Seen> take;
    private Optional<Seen> waiting = Optional.empty();

    /** A scored lumisection to be taken now. */
    record Seen(RecordId id, double score, int width, boolean isLate) {}

    /** @param take what is to be taken now, in this order */
    Arrivals(Consumer<Seen> take) {
        this.take = take;
    }

    /**
     * A scored one comes.
     *
     * @param saysGood whether it can only clear, asked when all before it was taken
     */
    void scored(Machine.When when, double score, int width, BooleanSupplier saysGood) {
        RecordId id = numbers.next(when);
        boolean isFilling = when == Machine.When.LEFT_OUT
                && waiting.filter(next -> next.id.ls() == id.ls() + 1).isPresent();
        boolean isLate = when == Machine.When.LATE
                || when == Machine.When.OF_THE_RUN_LEFT
                || (when == Machine.When.LEFT_OUT && !isFilling);
        Seen seen = new Seen(id, score, width, isLate);
        if (isLate) {
            take.accept(seen);
        } else if (isFilling) {
            take.accept(seen);
            takeWaiting();
        } else {
            takeWaiting();
            if (when == Machine.When.SKIPPING && saysGood.getAsBoolean()) {
                waiting = Optional.of(seen);
            } else {
                take.accept(seen);
            }
        }
    }

    /** One comes that has no score or does not count. */
    void other() {
        RecordId unused = numbers.next(Machine.When.NEXT);
        takeWaiting();
    }

    private void takeWaiting() {
        waiting.ifPresent(take);
        waiting = Optional.empty();
    }
}
