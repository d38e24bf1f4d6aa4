package org.dqm.alarm.journal;

import java.time.Clock;

/**
 * What people do to alarms. A result that says so is durable.
 *
 * <p>Every method throws {@link org.dqm.domain.RetryableException} while the database is away.
 */
public final class AlarmCommands {
    private final Clock clock;

    public AlarmCommands(Database database, Clock clock) {
        this.clock = clock;
    }

    public AcknowledgeResult acknowledge(Acknowledging wish) {
        if (clock.millis() > 0) {
            throw new UnsupportedOperationException("not yet: " + wish);
        }
        return new AcknowledgeResult.Missing(wish.alarmId());
    }
}
