/**
 * The commands of {@code ./dqm}. The only package that writes to standard output.
 *
 * <p>Never imports DL4J: a command calls the module that does the work.
 */
@NullMarked
package org.dqm.api.cli;

import org.jspecify.annotations.NullMarked;
