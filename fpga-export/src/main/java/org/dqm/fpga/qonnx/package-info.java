/** Writes what hls4ml reads: {@code model.onnx} in QONNX, its configuration and test vectors. */
@NullMarked
package org.dqm.fpga.qonnx;

import org.jspecify.annotations.NullMarked;
