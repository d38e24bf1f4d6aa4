/**
 * What detection is worth: power, latency and false alarms on runs that nobody has learnt from.
 *
 * <p>Imports baselines, scoring and the simulator; none of them imports it. Never imports DL4J or ND4J: only
 * {@code org.dqm.model.network} does.
 */
@NullMarked
package org.dqm.model.evaluate;

import org.jspecify.annotations.NullMarked;
