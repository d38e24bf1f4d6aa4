package org.dqm.alarm;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A new state of an alarm, to be stored, with its reason. */
public record Change(Alarm to, Cause cause) {
    /**
     * The same under a suppression that no person sets and ends by itself.
     *
     * @param why it holds, asked only if it did not hold before; empty if it does not hold
     * @param told why people are called if it was the last one of what is raised
     */
    public Change under(Suppression.Type type, Optional<Supplier<Suppression>> why, Cause told) {
        if (why.isPresent() == to.isUnder(type)) {
            return this;
        }
        return why.map(set -> new Change(to.shelved(set.get()), cause))
                .orElseGet(() -> freed(to.free(type).suppressions(), told));
    }

    /**
     * The same with these of its suppressions only. Free of the last one, what is raised is news, if it is not already.
     *
     * @param told why people are called then
     */
    Change freed(List<Suppression> left, Cause told) {
        Alarm alarm = to.suppressedBy(left);
        boolean isToBeTold = left.isEmpty() && alarm.condition().isRaised() && !cause.announces();
        return isToBeTold ? new Change(alarm.asNews(alarm.severity(), alarm.onset()), told) : new Change(alarm, cause);
    }

    /** Whether there is something new for a person to look at: shown, and not put aside. */
    public boolean isNews() {
        return cause.announces()
                && to.annunciation().stage() != Stage.SHADOW
                && to.suppressions().isEmpty();
    }

    /** Whether people are called: the alarm is heard and this is news. */
    public boolean announces() {
        return cause.announces() && to.isHeard();
    }
}
