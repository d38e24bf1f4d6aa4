package org.dqm.alarm.outofservice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Cause;
import org.dqm.alarm.Change;
import org.dqm.alarm.Decision;
import org.dqm.alarm.ElementWatch;
import org.dqm.alarm.Sign;
import org.dqm.alarm.Suppression;

/**
 * All that is out of service at one moment.
 *
 * @param inForce by rising id
 */
public record Outages(List<OutOfService> inForce) {
    public Outages {
        inForce = List.copyOf(inForce);
    }

    /**
     * A decision on one lumisection, with the alarms that a person must see suppressed, or freed where an element in service
     * shows them.
     */
    public Decision applied(Decision decision, LongSupplier suppressionIds) {
        List<Change> changes = decision.changes().stream()
                .map(change -> change.to().isOpen() ? applied(change, suppressionIds) : change)
                .toList();
        Map<Long, Alarm> changed =
                changes.stream().map(Change::to).collect(Collectors.toMap(Alarm::id, to -> to, (one, later) -> later));
        ElementWatch after = decision.after();
        List<Alarm> alarms = after.alarms().stream()
                .map(alarm -> changed.getOrDefault(alarm.id(), alarm))
                .toList();
        return new Decision(new ElementWatch(after.element(), after.progress(), alarms), changes);
    }

    private Change applied(Change change, LongSupplier suppressionIds) {
        Optional<Supplier<Suppression>> why =
                of(change.to()).map(outage -> () -> outage.suppression(suppressionIds.getAsLong(), change.to()));
        return change.under(Suppression.Type.OUT_OF_SERVICE, why, Cause.GREW);
    }

    /** What a change of what is out of service does to an alarm; empty if nothing. */
    public Optional<Change> change(Alarm alarm, LongSupplier suppressionIds) {
        return alarm.outOfService(of(alarm).map(outage -> outage.suppression(suppressionIds.getAsLong(), alarm)));
    }

    /** Why no element that shows the alarm is in service; empty if one is, or if it is about the pipeline. */
    private Optional<OutOfService> of(Alarm alarm) {
        List<Sign> signs = Sign.keeping(alarm);
        return !alarm.isOfPipeline() && signs.stream().allMatch(sign -> of(sign).isPresent())
                ? of(signs.get(0))
                : Optional.empty();
    }

    /** Whether an element is out of service. */
    public boolean isOut(String me) {
        return of(me).isPresent();
    }

    private Optional<OutOfService> of(Sign sign) {
        return of(sign.element().key().me());
    }

    private Optional<OutOfService> of(String me) {
        return inForce.stream()
                .filter(outage -> outage.said().elements().matches(me))
                .findFirst();
    }
}
