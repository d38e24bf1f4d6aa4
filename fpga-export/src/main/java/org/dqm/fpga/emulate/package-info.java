/** What the chip computes, in exact whole numbers. Imports only {@code org.dqm.fpga.graph} and the interface of
 * engines. */
@NullMarked
package org.dqm.fpga.emulate;

import org.jspecify.annotations.NullMarked;
