package org.dqm.api.wiring;

import java.util.Optional;
import org.dqm.alarm.journal.Journal;
import org.dqm.domain.Conditions;
import org.dqm.domain.RecordId;
import org.dqm.ingest.LiveConditions;

/**
 * Takes conditions that came after their lumisection was judged to the alarms that were held back for want of them.
 * Every replica does; taking them again changes nothing, so a crash in between loses nothing.
 */
final class LateConditions {
    private final Journal journal;
    private final LiveConditions conditions;

    LateConditions(Journal journal, LiveConditions conditions) {
        this.journal = journal;
        this.conditions = conditions;
    }

    /**
     * Takes what has come.
     *
     * @return number of alarms that changed
     */
    int take() {
        int changed = 0;
        for (RecordId id : journal.awaited()) {
            Optional<Conditions> known = conditions.of(id);
            changed += known.isPresent() ? journal.revise(id, known.get()) : 0;
        }
        return changed;
    }
}
