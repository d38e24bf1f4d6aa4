/**
 * The report of an evaluation: one HTML file that needs nothing else, drawn from the JSON files beside it.
 *
 * <p>A class per section turns numbers into text and SVG; nothing is measured here. The file is well-formed XML as well,
 * names no address, runs no script, and follows the reader's choice of light or dark.
 *
 * <p>Imports nothing of ours: the files are the contract.
 */
@NullMarked
package org.dqm.model.report;

import org.jspecify.annotations.NullMarked;
