package org.dqm.api.config;

/**
 * How long is kept what.
 *
 * @param isEnabled whether anything is ever tidied away
 * @param goodScoresDays age in days from which scores of good lumisections are compressed
 * @param evidenceDays age in days from which evidence is deleted, unless it is labelled
 */
public record RetentionConfig(boolean isEnabled, int goodScoresDays, int evidenceDays) {
    private static final int LEAST_DAYS = 7;
    private static final int MOST_DAYS = 36_500;

    public RetentionConfig {
        Bounds.within("dqm.retention.good-scores-days", goodScoresDays, LEAST_DAYS, MOST_DAYS);
        Bounds.within("dqm.retention.evidence-days", evidenceDays, LEAST_DAYS, MOST_DAYS);
    }

    static RetentionConfig read(Keys keys) {
        return new RetentionConfig(
                keys.flag("dqm.retention.enabled"),
                keys.integer("dqm.retention.good-scores-days"),
                keys.integer("dqm.retention.evidence-days"));
    }
}
