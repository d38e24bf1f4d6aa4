/**
 * From a model bundle to a firmware project and its bit-exact emulator, one file per pass. The order of the passes:
 *
 * <ol>
 *   <li>{@link org.dqm.fpga.pass.NetworkImport}: layers and weights become a graph
 *   <li>{@link org.dqm.fpga.pass.OutputForm}: what leaves the chip (reconstruction, score, latent)
 *   <li>{@link org.dqm.fpga.pass.FoldReshapes}: pairs that undo each other go
 *   <li>{@link org.dqm.fpga.pass.Supported}: refuses what hls4ml cannot do
 *   <li>{@link org.dqm.fpga.pass.Prune}: the smallest weights become 0
 *   <li>{@link org.dqm.fpga.pass.Profile} and {@link org.dqm.fpga.pass.ChoosePrecision}: a type for every tensor
 *   <li>{@link org.dqm.fpga.pass.Quantise}: the same graph in whole numbers
 *   <li>{@link org.dqm.fpga.emulate.Emulator}: what the chip will answer, bit for bit
 *   <li>{@link org.dqm.fpga.qonnx.QonnxWriter}, {@link org.dqm.fpga.qonnx.ConfigYaml}: the files that hls4ml reads
 *   <li>{@link org.dqm.fpga.lint.Linter}: reads them back and checks every rule
 *   <li>{@link org.dqm.fpga.export.Exporter}: all of this, and the package around it
 * </ol>
 *
 * <p>Of ours imports only {@code org.dqm.model} and {@code org.dqm.domain}; of {@code org.dqm.model.network} only the
 * description of layers, weights and the engine interface, never DL4J or ND4J.
 */
@NullMarked
package org.dqm.fpga;

import org.jspecify.annotations.NullMarked;
