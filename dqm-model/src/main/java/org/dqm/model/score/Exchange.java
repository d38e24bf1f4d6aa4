package org.dqm.model.score;

import java.util.List;

/**
 * Two units whose contents fit each other better than themselves.
 *
 * @param explained what else would be told of them, at least one
 */
record Exchange(UnitPair units, List<Finding> explained) {
    /** That of the strongest finding. */
    double score() {
        return explained.stream().mapToDouble(Finding::score).max().orElse(0);
    }
}
