package org.dqm.alarm.flood;

import java.time.Instant;
import java.util.Optional;

/**
 * Many new alarms of one subsystem.
 *
 * @param since when the first of them called
 * @param until when it was over; empty while it lasts. One that is over is told as long as many of its alarms wait
 * @param alarms how many called since
 */
public record Flood(String subsystem, Instant since, Optional<Instant> until, int alarms) {}
