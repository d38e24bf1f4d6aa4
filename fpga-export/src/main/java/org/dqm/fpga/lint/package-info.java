/**
 * Reads what was written for hls4ml back and checks every rule that its releases are known to need. Written against the
 * files alone: imports nothing of the graph or the writer.
 */
@NullMarked
package org.dqm.fpga.lint;

import org.jspecify.annotations.NullMarked;
