/**
 * Who watches the watcher: faults of the pipeline itself, told from what it says of itself. Pure; time is an argument.
 *
 * <p>Imports nothing else of ours.
 */
@NullMarked
package org.dqm.alarm.watch;

import org.jspecify.annotations.NullMarked;
