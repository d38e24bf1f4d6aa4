package org.dqm.alarm;

/** A new state of an alarm, to be stored, with its reason. */
public record Change(Alarm to, Cause cause) {}
