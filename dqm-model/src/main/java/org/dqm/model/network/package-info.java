/**
 * The neural network: layers, forward pass and training step. The only package that imports DL4J and ND4J;
 * no tensor of theirs leaves it, so that everything outside handles plain floats with a stated shape.
 *
 * <p>Imports nothing of ours from {@code train}, {@code calibrate}, {@code score} or {@code registry}: they call
 * it.
 */
@NullMarked
package org.dqm.model.network;

import org.jspecify.annotations.NullMarked;
