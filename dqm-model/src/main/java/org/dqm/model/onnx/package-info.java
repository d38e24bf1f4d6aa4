/**
 * The same network as ONNX: writing {@code network.onnx} and running it with ONNX Runtime. The message classes
 * in {@code org.dqm.model.onnx.proto} are generated from {@code onnx.proto}.
 *
 * <p>{@link org.dqm.model.onnx.OnnxFile} puts a file together, for this float network and for the fixed-point one of
 * {@code fpga-export}.
 *
 * <p>Never imports DL4J or ND4J: only {@code org.dqm.model.network} does.
 */
@NullMarked
package org.dqm.model.onnx;

import org.jspecify.annotations.NullMarked;
