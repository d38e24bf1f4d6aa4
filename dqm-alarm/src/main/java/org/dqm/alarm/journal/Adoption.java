package org.dqm.alarm.journal;

import java.time.Instant;

/**
 * An expert's wish to take an alarm for a known issue.
 *
 * @param revision the one that the expert saw
 * @param until when the masks of its bins end
 */
public record Adoption(long alarmId, int revision, String user, String reason, Instant until) {}
