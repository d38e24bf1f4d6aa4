package org.dqm.domain;

import java.util.Optional;

/**
 * A connected group of bins whose evidence points the same way, or the bins of two exchanged units.
 *
 * @param score −log₁₀ of the probability that a good lumisection has a region as anomalous anywhere in the map, ≥ 0
 * @param unit the smallest named detector unit that covers at least 80 % of the region, if there is one; both units, as
 *     {@code HBM07 ⇄ HBM09}, if they are exchanged
 */
public record Region(RegionKind kind, BinSet bins, double score, Optional<String> unit) {
    public Region {
        if (!(score >= 0)) {
            throw new IllegalArgumentException("score must not be negative, got " + score);
        }
    }
}
