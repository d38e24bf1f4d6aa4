package org.dqm.alarm.journal;

import java.time.Instant;
import org.dqm.alarm.Cause;

/**
 * What a person wrote about an alarm, by itself or with what that person did.
 *
 * @param seq of the change that it came with
 * @param cause what was done: COMMENTED, ACKNOWLEDGED, SHELVED and so on
 */
public record Comment(long seq, long alarmId, String by, Instant at, Cause cause, String text) {}
