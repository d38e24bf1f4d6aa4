/**
 * The certification of a run: what is proposed for every lumisection and subsystem, from scores, alarms and labels,
 * and the lists that other programs read. A person signs; this package only proposes.
 *
 * <p>Pure: no database, no clock. Of ours imports only {@code org.dqm.domain}, {@code org.dqm.alarm} and {@code
 * org.dqm.alarm.label}.
 */
@NullMarked
package org.dqm.alarm.certify;

import org.jspecify.annotations.NullMarked;
