/** The passes from a bundle's network to a quantised graph: each a pure function of values, one file each. */
@NullMarked
package org.dqm.fpga.pass;

import org.jspecify.annotations.NullMarked;
