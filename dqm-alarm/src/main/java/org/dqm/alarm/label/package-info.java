/**
 * What people say of alarms and lumisections: the browsable ground truth that retraining and certification read.
 *
 * <p>Pure: no database, no clock. Of ours imports only {@code org.dqm.domain}.
 */
@NullMarked
package org.dqm.alarm.label;

import org.jspecify.annotations.NullMarked;
