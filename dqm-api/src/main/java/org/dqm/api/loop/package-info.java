/**
 * The service's loop: records in, scored, judged and written in one transaction per batch. The only place that
 * catches broadly: one bad message never stops it.
 *
 * <p>Never imports {@code http}, {@code live} or {@code cli}.
 */
@NullMarked
package org.dqm.api.loop;

import org.jspecify.annotations.NullMarked;
