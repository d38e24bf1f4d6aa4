package org.dqm.api.watch;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.dqm.alarm.outofservice.Outages;
import org.dqm.alarm.threshold.Rules;
import org.dqm.domain.RecordId;
import org.dqm.ingest.LiveConditions;

/** Whom nobody misses: elements out of service, and lumisections that count neither way. */
public final class Excused implements Supplier<Predicate<RecordId>> {
    private final LiveConditions conditions;
    private final Supplier<Rules> thresholds;
    private final Supplier<Outages> outOfService;

    /**
     * As of when it is asked.
     *
     * @param thresholds in force
     * @param outOfService in force
     */
    public Excused(LiveConditions conditions, Supplier<Rules> thresholds, Supplier<Outages> outOfService) {
        this.conditions = conditions;
        this.thresholds = thresholds;
        this.outOfService = outOfService;
    }

    /** Whether an element need not send a lumisection, as of now. */
    @Override
    public Predicate<RecordId> get() {
        Rules rules = thresholds.get();
        Outages outages = outOfService.get();
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
