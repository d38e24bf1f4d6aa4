/**
 * Calibration: noise model, covariance and the tail probabilities that turn evidence into a score with a known
 * false-alarm rate.
 *
 * <p>Never imports DL4J or ND4J: only {@code org.dqm.model.network} does.
 */
@NullMarked
package org.dqm.model.calibrate;

import org.jspecify.annotations.NullMarked;
