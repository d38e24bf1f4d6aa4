/**
 * Exports to an FPGA, for the command and for REST: from what a person asks for to what {@code fpga-export} is given.
 *
 * <p>Of {@code org.dqm.api} imports nothing.
 */
@NullMarked
package org.dqm.api.export;

import org.jspecify.annotations.NullMarked;
