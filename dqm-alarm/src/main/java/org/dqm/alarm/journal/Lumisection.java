package org.dqm.alarm.journal;

/** A lumisection of a run. */
public record Lumisection(int run, int ls) {}
