/**
 * From an occupancy map to the network's input and back: halo, wrapping, scaling, masks, condition channels.
 * Pure functions of values.
 *
 * <p>Never imports DL4J or ND4J: only {@code org.dqm.model.network} does.
 */
@NullMarked
package org.dqm.model.preprocess;

import org.jspecify.annotations.NullMarked;
