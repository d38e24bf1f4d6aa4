/**
 * Simulated detectors: maps with realistic noise from a seed, and planted faults whose truth is known.
 *
 * <p>Never imports DL4J or ND4J: only {@code org.dqm.model.network} does. Shares no code with {@code score}, so that the judge is
 * not the judged.
 */
@NullMarked
package org.dqm.model.simulate;

import org.jspecify.annotations.NullMarked;
