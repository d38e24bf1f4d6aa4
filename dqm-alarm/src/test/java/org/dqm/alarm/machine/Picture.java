package org.dqm.alarm.machine;

import java.util.Optional;
import org.dqm.alarm.Acknowledgement;
import org.dqm.alarm.Alarm;
import org.dqm.alarm.Condition;
import org.dqm.alarm.Severity;
import org.dqm.alarm.Stage;
import org.dqm.alarm.Suppression;

/**
 * What two machines must agree on.
 *
 * @param alarm the one that is followed, if there is one
 * @param calls how often people were called so far
 */
record Picture(Optional<One> alarm, long calls) {
    /**
     * An alarm.
     *
     * @param id 1, 2, 3, … in the order in which they began
     * @param firstLs its first bad lumisection
     * @param shelves how many hold
     * @param isGated whether it waits for a lumisection that counts
     */
    record One(
            long id,
            int revision,
            Condition condition,
            Severity severity,
            Acknowledgement acknowledgement,
            int firstLs,
            Stage stage,
            int shelves,
            boolean isMasked,
            boolean isGated,
            boolean isOutOfService,
            boolean isIntermittent) {
        static One of(Alarm alarm, long id) {
            return new One(
                    id,
                    alarm.revision(),
                    alarm.condition(),
                    alarm.severity(),
                    alarm.acknowledgement(),
                    alarm.onset().ls(),
                    alarm.annunciation().stage(),
                    (int) alarm.suppressions().stream()
                            .filter(Suppression::isShelf)
                            .count(),
                    is(alarm, Suppression.Type.MASKED),
                    is(alarm, Suppression.Type.GATED),
                    is(alarm, Suppression.Type.OUT_OF_SERVICE),
                    alarm.isIntermittent());
        }

        private static boolean is(Alarm alarm, Suppression.Type suppressed) {
            return alarm.suppressions().stream().anyMatch(each -> each.type() == suppressed);
        }
    }
}
