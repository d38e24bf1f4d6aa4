package org.dqm.alarm.journal;

import java.time.Instant;
import java.util.Optional;
import org.dqm.alarm.ElementRef;
import org.dqm.domain.NotScoredReason;

/**
 * A monitoring element that sent at least one record.
 *
 * @param run run of the record that came last
 * @param ls lumisection of the record that came last
 * @param at when that record was stored
 * @param notScored why that record has no score; empty if it has one
 */
public record KnownElement(ElementRef element, int run, int ls, Instant at, Optional<NotScoredReason> notScored) {}
