package org.dqm.alarm;

import java.util.Optional;

/** A new state of an alarm, to be stored, with its reason. */
public record Change(Alarm to, Cause cause) {
    /**
     * The same under a suppression that something beside the data sets and ends.
     *
     * @param why it holds; empty if it does not
     */
    public Change under(Suppression.Type type, Optional<Suppression> why) {
        boolean isSet = to.suppressions().stream().anyMatch(each -> each.type() == type);
        if (why.isPresent() == isSet) {
            return this;
        }
        if (why.isPresent()) {
            return new Change(to.shelved(why.get()), cause);
        }
        Alarm freed = to.free(type);
        boolean isToBeTold = freed.suppressions().isEmpty() && freed.condition().isRaised() && !cause.announces();
        return isToBeTold
                ? new Change(freed.asNews(freed.severity(), freed.onset()), Cause.GREW)
                : new Change(freed, cause);
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
