/**
 * Training: from histograms of one element to a complete, calibrated bundle.
 *
 * <p>Never imports DL4J or ND4J: only {@code org.dqm.model.network} does.
 */
@NullMarked
package org.dqm.model.train;

import org.jspecify.annotations.NullMarked;
