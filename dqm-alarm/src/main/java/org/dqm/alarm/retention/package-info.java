/**
 * How long is kept what. Pure: no database, no clock. Imports nothing else of ours.
 */
@NullMarked
package org.dqm.alarm.retention;

import org.jspecify.annotations.NullMarked;
