/**
 * When there are more new alarms than a person can take in. Pure: no database, no clock. Imports nothing else of ours.
 */
@NullMarked
package org.dqm.alarm.flood;

import org.jspecify.annotations.NullMarked;
