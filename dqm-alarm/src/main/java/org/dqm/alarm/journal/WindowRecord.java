package org.dqm.alarm.journal;

import org.dqm.domain.RecordId;

/** Where in the topic one scored record of an element's evidence window is. */
public record WindowRecord(RecordId id, int partition, long offset) {}
