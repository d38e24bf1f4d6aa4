package org.dqm.api.loop;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dqm.domain.RecordId;
import org.dqm.ingest.ConditionsTable.Lumisection;

/**
 * Joins what is known at this moment to what is to be scored. Conditions that are usually there in time and are not yet
 * are waited for, half a second and once for each lumisection; if they were late {@link #PATIENCE} times in a row, no
 * more, until those of the newest lumisection are there in time again.
 */
final class Joining {
    /** An alarm is to be seen within a second after its histogram has come. */
    static final Duration WAIT = Duration.ofMillis(500);

    static final int PATIENCE = 3;

    /** So many lumisections after the newest whose conditions are known, nobody expects any. */
    static final int LATE = 2;

    private final KnownConditions known;
    private Optional<Lumisection> awaited = Optional.empty();
    private int late;

    Joining(KnownConditions known) {
        this.known = known;
    }

    List<Work> join(List<Work> works) {
        return works.stream().map(work -> join(work)).toList();
    }

    private Work join(Work work) {
        RecordId id = work.id();
        if (known.of(id).isEmpty()) {
            await(new Lumisection(id.run(), id.ls()));
        } else if (known.newest(id.run()).orElse(id.ls()) == id.ls()) {
            late = 0;
        }
        return known.of(id).isEmpty() && mayStillCome(id) ? work.awaiting() : work.with(known.of(id));
    }

    /** Whether those of one of the lumisections just before are the newest that are known. */
    private boolean mayStillCome(RecordId id) {
        OptionalInt newest = known.newest(id.run());
        return newest.isPresent() && id.ls() > newest.getAsInt() && id.ls() - newest.getAsInt() <= LATE;
    }

    /** Only a lumisection after the newest known may still get its own: of those before it none will come. */
    private void await(Lumisection where) {
        OptionalInt newest = known.newest(where.run());
        boolean isNext = newest.isPresent() && where.ls() > newest.getAsInt();
        boolean isOnceMore = awaited.filter(last -> last.run() == where.run() && last.ls() >= where.ls())
                .isPresent();
        if (!isNext || late >= PATIENCE || isOnceMore) {
            return;
        }
        awaited = Optional.of(where);
        late = known.isKnownWithin(where, WAIT) ? 0 : late + 1;
    }
}
