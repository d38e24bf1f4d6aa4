/**
 * The network as hls4ml sees it: nodes, shapes {@code [1, ny, nx, channel]} and fixed-point types. Imports nothing of
 * ours.
 */
@NullMarked
package org.dqm.fpga.graph;

import org.jspecify.annotations.NullMarked;
