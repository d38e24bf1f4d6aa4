/** Kills the real service, its database or both at random moments and compares with a run that nobody disturbed. */
@NullMarked
package org.dqm.api.kill;

import org.jspecify.annotations.NullMarked;
