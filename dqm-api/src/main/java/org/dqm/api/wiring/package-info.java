/**
 * Where the parts are put together: configuration in, running objects out. Nothing else constructs them.
 *
 * <p>Imported by {@code cli} alone; holds no decision of its own.
 */
@NullMarked
package org.dqm.api.wiring;

import org.jspecify.annotations.NullMarked;
