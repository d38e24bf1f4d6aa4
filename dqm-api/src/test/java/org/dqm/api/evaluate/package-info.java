/** Whole bundles under the alarm policy of the service, and long measurements with them. */
@NullMarked
package org.dqm.api.evaluate;

import org.jspecify.annotations.NullMarked;
