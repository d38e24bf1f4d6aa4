/**
 * Model bundles on disk: writing, reading, checksums, golden outputs, and which bundle an element gets.
 *
 * <p>Never imports DL4J or ND4J: only {@code org.dqm.model.network} does.
 */
@NullMarked
package org.dqm.model.registry;

import org.jspecify.annotations.NullMarked;
