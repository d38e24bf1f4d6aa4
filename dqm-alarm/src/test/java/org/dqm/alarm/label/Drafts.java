package org.dqm.alarm.label;

import java.util.Optional;
import java.util.OptionalLong;

/** Labels for tests. */
public final class Drafts {
    private Drafts() {}

    public static LabelDraft of(LabelTarget target, LabelVerdict verdict) {
        return superseding(target, verdict, OptionalLong.empty());
    }

    public static LabelDraft superseding(LabelTarget target, LabelVerdict verdict, OptionalLong old) {
        return new LabelDraft(target, verdict, Optional.empty(), Optional.empty(), false, "told by a test", old);
    }
}
