package org.dqm.alarm;

/**
 * The newest figures of an alarm; a change of these alone does not raise the revision.
 *
 * @param run run of the last scored lumisection
 * @param ls the last scored lumisection
 * @param score score of the fault's region in it, 0 where it was not seen
 * @param persistentScore persistent score of the whole element
 * @param reconstructionError mean deviance per unmasked bin of the whole element
 */
public record Live(int run, int ls, double score, double persistentScore, double reconstructionError) {}
