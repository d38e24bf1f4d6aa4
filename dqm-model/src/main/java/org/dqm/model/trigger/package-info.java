/**
 * The anomaly trigger: a teacher autoencoder on bunch crossings, a student that learns its score, and the rates and
 * efficiencies of a score's thresholds.
 *
 * <p>Never imports DL4J or ND4J: only {@code org.dqm.model.network} does. Imports nothing of {@code score} and
 * {@code calibrate}: a trigger's threshold is a rate.
 */
@NullMarked
package org.dqm.model.trigger;

import org.jspecify.annotations.NullMarked;
