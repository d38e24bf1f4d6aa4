package org.dqm.api.watch;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.dqm.alarm.journal.OutOfServiceBook;
import org.dqm.alarm.journal.ThresholdQueries;
import org.dqm.alarm.outofservice.Outages;
import org.dqm.alarm.threshold.Rules;
import org.dqm.domain.RecordId;
import org.dqm.ingest.LiveConditions;

/** Whom nobody misses: elements out of service, and lumisections that count neither way. */
public final class Excused implements Supplier<Predicate<RecordId>> {
    private final LiveConditions conditions;
    private final ThresholdQueries thresholds;
    private final OutOfServiceBook outOfService;

    public Excused(LiveConditions conditions, ThresholdQueries thresholds, OutOfServiceBook outOfService) {
        this.conditions = conditions;
        this.thresholds = thresholds;
        this.outOfService = outOfService;
    }

    /** Whether an element need not send a lumisection, as of now. */
    @Override
    public Predicate<RecordId> get() {
        Rules rules = thresholds.rules();
        Outages outages = outOfService.inForce();
        return id -> {
            String me = id.element().me();
            return outages.isOut(me)
                    || conditions
                            .of(id)
                            .filter(rules.check(me).gates()::isClosed)
                            .isPresent();
        };
    }
}
