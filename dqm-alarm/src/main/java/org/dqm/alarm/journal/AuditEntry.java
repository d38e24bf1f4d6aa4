package org.dqm.alarm.journal;

/**
 * A line of the audit.
 *
 * @param id rises with time
 */
public record AuditEntry(long id, Mutation mutation) {}
