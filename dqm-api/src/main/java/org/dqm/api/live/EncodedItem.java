package org.dqm.api.live;

import org.dqm.alarm.Alarm;

/**
 * The latest state of an alarm, already as JSON: encoded once, sent to every client.
 *
 * @param seq of the alarm's last change
 */
record EncodedItem(long seq, Alarm alarm, String json) {}
