/** Alarms held against a small reference machine that is told the same story. */
package org.dqm.alarm.machine;
