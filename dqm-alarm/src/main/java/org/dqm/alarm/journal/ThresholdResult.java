package org.dqm.alarm.journal;

import org.dqm.alarm.threshold.RuleVersion;

/** What became of a change of thresholds. */
public sealed interface ThresholdResult {
    /** It is stored and counts from the next lumisection on. */
    record Saved(RuleVersion version) implements ThresholdResult {}

    /** It no longer applies; its versions are kept. */
    record Deleted(RuleVersion last) implements ThresholdResult {}

    /** No threshold has this id. */
    record Missing(long id) implements ThresholdResult {}

    /** Somebody else changed it since: nothing was stored. */
    record Stale(RuleVersion current) implements ThresholdResult {}

    /** There is no such version to go back to: nothing was stored. */
    record NoSuchVersion(RuleVersion current, int version) implements ThresholdResult {}
}
