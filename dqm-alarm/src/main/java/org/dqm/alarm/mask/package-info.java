/**
 * Known issues: which bins of which elements are left out of the evidence, by whom, why and until when. Pure; of ours
 * imports {@code org.dqm.alarm} and {@code org.dqm.domain}.
 */
@NullMarked
package org.dqm.alarm.mask;

import org.jspecify.annotations.NullMarked;
