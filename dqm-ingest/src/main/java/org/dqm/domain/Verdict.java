package org.dqm.domain;

import java.util.Optional;

/**
 * The result for one lumisection of one element.
 *
 * @param evidence present where the outcome is worth showing: every scored lumisection of a running service
 */
public record Verdict(RecordId id, Outcome outcome, Optional<EvidenceMaps> evidence) {}
