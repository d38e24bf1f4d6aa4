/**
 * The live feed: WebSocket and server-sent events, snapshot, resume, coalescing.
 *
 * <p>Never imports {@code cli} or {@code http}. Follows the journal's sequence; makes no transition itself.
 */
@NullMarked
package org.dqm.api.live;

import org.jspecify.annotations.NullMarked;
