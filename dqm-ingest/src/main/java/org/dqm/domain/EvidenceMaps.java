package org.dqm.domain;

/**
 * Why a verdict is what it is; three maps of one shape {@code [ny, nx]}.
 *
 * @param input hits as received
 * @param expected hits expected of a good lumisection
 * @param significance signed significance of input against expected in standard deviations, 0 where masked
 */
public record EvidenceMaps(BinGrid input, BinGrid expected, BinGrid significance) {
    public EvidenceMaps {
        if (!input.hasShapeOf(expected) || !input.hasShapeOf(significance)) {
            throw new IllegalArgumentException("evidence maps must have one shape");
        }
    }
}
