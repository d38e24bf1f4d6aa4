/**
 * What is durable, in PostgreSQL: scores, alarms, transitions, thresholds and offsets, one transaction per
 * batch. The schema is in the Flyway migrations beside it.
 *
 * <p>Of ours imports only {@code org.dqm.domain} and {@code org.dqm.alarm}. Decides nothing about an alarm.
 */
@NullMarked
package org.dqm.alarm.journal;

import org.jspecify.annotations.NullMarked;
