package org.dqm.alarm;

import java.util.Optional;
import org.dqm.domain.ModelVersion;

/**
 * One fault of one monitoring element, from its first bad lumisection until it is normal and seen.
 *
 * @param revision counts what a person decides on: raised when the alarm becomes active, more severe or larger
 * @param severity the highest since the alarm became active
 * @param acknowledger present when the present revision was acknowledged
 * @param threshold score that the severity asks for
 * @param model model that judged last
 */
public record Alarm(
        long id,
        int revision,
        ElementRef element,
        Fault fault,
        Severity severity,
        Condition condition,
        Acknowledgement acknowledgement,
        Optional<Acknowledger> acknowledger,
        Onset onset,
        double threshold,
        ModelVersion model,
        Live live) {

    public String title() {
        return fault.title();
    }

    /** Whether a person must still see it: raised, or returned to normal unseen. */
    public boolean isOpen() {
        return condition.isRaised() || acknowledgement == Acknowledgement.RETURNED_UNACKED;
    }
}
