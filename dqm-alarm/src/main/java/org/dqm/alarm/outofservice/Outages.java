package org.dqm.alarm.outofservice;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Change;
import org.dqm.alarm.Decision;
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

    /** A decision with the alarms that a person must see suppressed, or freed where an element in service shows them. */
    public Decision applied(Decision decision, LongSupplier suppressionIds) {
        return new Decision(
                decision.after(),
                decision.changes().stream()
                        .map(change -> change.to().isOpen()
                                ? change.under(
                                        Suppression.Type.OUT_OF_SERVICE, suppression(change.to(), suppressionIds))
                                : change)
                        .toList());
    }

    /** What a change of what is out of service does to an alarm; empty if nothing. */
    public Optional<Change> change(Alarm alarm, LongSupplier suppressionIds) {
        return alarm.outOfService(suppression(alarm, suppressionIds));
    }

    /** Why no element that shows the alarm is in service; empty if one is. */
    private Optional<Suppression> suppression(Alarm alarm, LongSupplier suppressionIds) {
        List<Sign> signs = alarm.shown();
        return signs.stream().allMatch(sign -> of(sign).isPresent())
                ? of(signs.get(0)).map(outage -> outage.suppression(suppressionIds.getAsLong(), alarm))
                : Optional.empty();
    }

    private Optional<OutOfService> of(Sign sign) {
        return inForce.stream()
                .filter(outage ->
                        outage.said().elements().matches(sign.element().key().me()))
                .findFirst();
    }
}
