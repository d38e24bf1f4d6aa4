/** What the chip computes, in exact whole numbers. Imports only {@code org.dqm.fpga.graph}. */
@NullMarked
package org.dqm.fpga.emulate;

import org.jspecify.annotations.NullMarked;
