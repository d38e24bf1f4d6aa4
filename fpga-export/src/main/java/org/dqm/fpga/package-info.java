/**
 * From a model bundle to a firmware project and its bit-exact emulator, one file per pass.
 *
 * <p>Reads {@code network.json} and the weights. Of ours imports only {@code org.dqm.model} and
 * {@code org.dqm.domain}; never DL4J or ND4J, not even through {@code org.dqm.model.network}.
 */
@NullMarked
package org.dqm.fpga;

import org.jspecify.annotations.NullMarked;
