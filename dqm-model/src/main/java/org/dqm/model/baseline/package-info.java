/**
 * Other ways to tell faults, from trivial statistics to what runs at the LHC today, behind one interface.
 *
 * <p>Never imports {@code org.dqm.model.simulate} or {@code org.dqm.model.evaluate}: what is judged does not know its
 * judge.
 */
@NullMarked
package org.dqm.model.baseline;

import org.jspecify.annotations.NullMarked;
