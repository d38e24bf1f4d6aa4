/**
 * Bunch crossings as the Level-1 calorimeter trigger sees them: one small map of energies per crossing, simulated with
 * five toy signals, or read from and written to HDF5.
 *
 * <p>Never imports DL4J or ND4J, nor {@code network}: an event is an array of whole numbers.
 */
@NullMarked
package org.dqm.model.crossing;

import org.jspecify.annotations.NullMarked;
