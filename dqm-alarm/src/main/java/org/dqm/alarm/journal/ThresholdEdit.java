package org.dqm.alarm.journal;

/**
 * The wish to change a threshold.
 *
 * @param version the version that the author saw
 * @param reason why, for the audit and those who read the versions
 */
public record ThresholdEdit(long id, int version, String author, String reason) {
    public ThresholdEdit {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason is required: why are the thresholds changed?");
        }
    }
}
