package org.dqm.api.live;

import java.util.Optional;
import org.dqm.alarm.Alarm;

/**
 * Which alarms a client wants. Only what never changes in an alarm can be asked for, so that no alarm leaves the
 * client's view unnoticed.
 */
record FeedFilter(Optional<String> subsystem) {
    static final FeedFilter ALL = new FeedFilter(Optional.empty());

    boolean passes(Alarm alarm) {
        return passes(alarm.subsystem());
    }

    boolean passes(String which) {
        return subsystem.map(which::equals).orElse(true);
    }
}
