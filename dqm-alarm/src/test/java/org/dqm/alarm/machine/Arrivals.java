package org.dqm.alarm.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dqm.domain.ElementKey;
import org.dqm.domain.RecordId;

/** In which order a {@link Reference} takes what comes: a good one after one that is missing waits for it, or the next. */
final class Arrivals {
    private final Numbering numbers = new Numbering(new ElementKey("", "reference"));
    private Optional<Seen> waiting = Optional.empty();

    /** A scored lumisection to be taken now. */
    record Seen(RecordId id, double score, int width, boolean isLate) {}

    /** What is to be taken when a scored one comes. */
    List<Seen> scored(Machine.When when, double score, int width, boolean isGood) {
        RecordId id = numbers.next(when);
        List<Seen> now = new ArrayList<>();
        boolean isFilling = when == Machine.When.LEFT_OUT
                && waiting.filter(good -> good.id.ls() == id.ls() + 1).isPresent();
        boolean isLate = when == Machine.When.LATE
                || when == Machine.When.OF_THE_RUN_LEFT
                || (when == Machine.When.LEFT_OUT && !isFilling);
        Seen seen = new Seen(id, score, width, isLate);
        if (isLate) {
            now.add(seen);
        } else if (isFilling) {
            now.add(seen);
            now.addAll(waited());
        } else {
            now.addAll(waited());
            if (when == Machine.When.SKIPPING && isGood) {
                // Good by the check of when it came, whatever is edited since.
                waiting = Optional.of(new Seen(id, 0, width, false));
            } else {
                now.add(seen);
            }
        }
        return now;
    }

    /** What is to be taken before the next one, which has no score or does not count. */
    List<Seen> other() {
        RecordId unused = numbers.next(Machine.When.NEXT);
        return waited();
    }

    private List<Seen> waited() {
        List<Seen> now = waiting.stream().toList();
        waiting = Optional.empty();
        return now;
    }
}
