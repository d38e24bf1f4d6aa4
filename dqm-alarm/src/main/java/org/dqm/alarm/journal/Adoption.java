package org.dqm.alarm.journal;

import java.time.Instant;
import java.util.Set;

/**
 * An expert's wish to take an alarm for a known issue.
 *
 * @param revision the one that the expert saw
 * @param runTypes the masks of its bins hold in runs of these types alone; empty stands for every run
 * @param until when the masks of its bins end
 */
public record Adoption(long alarmId, int revision, String user, Set<String> runTypes, String reason, Instant until) {}
