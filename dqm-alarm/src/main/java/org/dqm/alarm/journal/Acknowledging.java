package org.dqm.alarm.journal;

import java.util.Optional;

/**
 * A person's wish to acknowledge.
 *
 * @param revision the one that the person saw
 */
public record Acknowledging(long alarmId, int revision, String user, Optional<String> comment) {}
