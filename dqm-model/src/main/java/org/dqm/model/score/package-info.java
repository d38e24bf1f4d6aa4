/**
 * Scoring: engines, evidence per bin, regions and the verdict with its reason.
 *
 * <p>Never imports DL4J or ND4J: only {@code org.dqm.model.network} does. Nor Kafka or a database: a score is a function of values.
 */
@NullMarked
package org.dqm.model.score;

import org.jspecify.annotations.NullMarked;
