/**
 * The nouns that every module shares: elements, lumisections, grids of bins, occupancy maps, verdicts and
 * their reasons. Values only: records, enums and sealed interfaces, no I/O.
 *
 * <p>Imports nothing of ours, and no library but the JDK and the nullness annotations.
 */
@NullMarked
package org.dqm.domain;

import org.jspecify.annotations.NullMarked;
