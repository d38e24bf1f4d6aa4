package org.dqm.alarm.threshold;

import java.util.Optional;
import org.dqm.alarm.Check;
import org.dqm.alarm.ElementRef;
import org.dqm.alarm.Progress;
import org.dqm.domain.Outcome;

/** One element on its way through its past. Not for use by several threads. */
final class Walk {
    private final Past past;
    private final Check check;
    // Where an alarm can begin.
    private final int[] beginnings;
    private int beginning;
    private int at = -1;
    private Optional<Progress> progress = Optional.empty();

    Walk(Past past, Check check) {
        this.past = past;
        this.check = check;
        this.beginnings = past.reaching(check.thresholds().warn().score());
    }

    /** Goes to the next lumisection; false if there is none. */
    boolean next() {
        return ++at < past.size();
    }

    /** Goes to the next lumisection in which an alarm can begin; false if there is none. */
    boolean skip() {
        while (beginning < beginnings.length && beginnings[beginning] <= at) {
            beginning++;
        }
        if (beginning == beginnings.length) {
            return false;
        }
        at = beginnings[beginning];
        return true;
    }

    boolean mayBegin() {
        return Past.strongest(outcome()) >= check.thresholds().warn().score();
    }

    /** Of the present lumisection, as {@link Past#number}. */
    long number() {
        return past.at(at);
    }

    Outcome.Scored outcome() {
        return past.outcome(at);
    }

    ElementRef element() {
        return past.element();
    }

    Check check() {
        return check;
    }

    Optional<Progress> progress() {
        return progress;
    }

    void reach(Optional<Progress> reached) {
        progress = reached;
    }
}
