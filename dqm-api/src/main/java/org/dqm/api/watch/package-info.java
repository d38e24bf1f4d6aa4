/**
 * Who watches the watcher, on the service's own timer: faults of the pipeline, the canary, and the dead man's switch.
 *
 * <p>Of {@code org.dqm.api} imports {@code view}, {@code loop} and the threads of {@code sink}; {@code wiring} starts
 * it.
 */
@NullMarked
package org.dqm.api.watch;

import org.jspecify.annotations.NullMarked;
