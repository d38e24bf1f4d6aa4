package org.dqm.alarm.journal;

/**
 * What a stored record said, in 64 bits: tells an equal second record of one identity (duplicate) from a different
 * one (conflict). Computed by {@code org.dqm.ingest.ContentHash}.
 */
public record ContentHash(long bits) {}
