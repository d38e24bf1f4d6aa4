/** Long measurements with whole bundles. */
@NullMarked
package org.dqm.api.evaluate;

import org.jspecify.annotations.NullMarked;
