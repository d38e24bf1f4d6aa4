/**
 * Thresholds by element pattern: what experts write, which of it applies to an element, and what it would have done to
 * lumisections of the past. Pure; of ours imports {@code org.dqm.alarm} and {@code org.dqm.domain}.
 */
@NullMarked
package org.dqm.alarm.threshold;

import org.jspecify.annotations.NullMarked;
