package org.dqm.alarm;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of one alarm, as it is kept.
 *
 * @param seq gapless number over all alarms
 * @param by the person who did it, where a person did
 * @param announced whether people were called
 */
public record Transition(
        long seq,
        long alarmId,
        Instant ts,
        Cause cause,
        int revision,
        Condition condition,
        Severity severity,
        Acknowledgement acknowledgement,
        Optional<String> by,
        boolean announced) {}
