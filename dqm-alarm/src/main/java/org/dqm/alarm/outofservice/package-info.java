/**
 * Elements that an expert has taken out of service: their alarms are listed and call nobody. Pure; of ours imports
 * {@code org.dqm.alarm} and {@code org.dqm.domain}.
 */
@NullMarked
package org.dqm.alarm.outofservice;

import org.jspecify.annotations.NullMarked;
