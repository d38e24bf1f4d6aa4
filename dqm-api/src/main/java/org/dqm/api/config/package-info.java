/**
 * The configuration as validated records: every key with its default and unit, a bad value stops start-up and
 * names the key. And the program's own version.
 *
 * <p>Imports no other package of {@code org.dqm.api}; {@code wiring} turns these into domain objects.
 */
@NullMarked
package org.dqm.api.config;

import org.jspecify.annotations.NullMarked;
