/**
 * The alarm policy: states, transitions and suppressions as pure functions of values. Time is an argument.
 *
 * <p>Of ours imports only {@code org.dqm.domain}. Never imports JDBC: that is {@code org.dqm.alarm.journal}.
 */
@NullMarked
package org.dqm.alarm;

import org.jspecify.annotations.NullMarked;
