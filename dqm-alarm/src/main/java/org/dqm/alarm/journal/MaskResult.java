package org.dqm.alarm.journal;

import org.dqm.alarm.mask.Mask;

/** What became of the wish to end a mask. */
public sealed interface MaskResult {
    /** It holds no more. */
    record Ended(Mask mask) implements MaskResult {}

    /** It had ended before. */
    record EndedBefore(Mask mask) implements MaskResult {}

    /** There is no such mask. */
    record Missing(long id) implements MaskResult {}
}
