package org.dqm.alarm.journal;

import java.util.OptionalInt;

/**
 * Where the thing is that a label is about.
 *
 * @param from first lumisection; of an alarm its first bad one
 * @param to last lumisection; empty of an alarm, which may go on
 */
record LabelPlace(String subsystem, int run, int from, OptionalInt to) {}
