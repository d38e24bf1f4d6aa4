/**
 * The package for a trigger engineer: runs the passes over a bundle and writes every file, its checksums and the
 * archive. The same bundle and settings give the same bytes.
 */
@NullMarked
package org.dqm.fpga.export;

import org.jspecify.annotations.NullMarked;
