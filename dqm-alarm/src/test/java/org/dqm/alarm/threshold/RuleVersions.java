package org.dqm.alarm.threshold;

import java.time.Instant;
import java.util.Optional;
import org.dqm.alarm.Gates;
import org.dqm.alarm.Stage;
import org.dqm.alarm.ThresholdRef;
import org.dqm.alarm.Thresholds;
import org.dqm.domain.ElementPattern;

/** Rules for tests. */
public final class RuleVersions {
    public static final Instant NIGHT = Instant.parse("2026-05-01T02:00:00Z");

    private RuleVersions() {}

    /** The default limits for a pattern, VISUAL. */
    public static Rule rule(String pattern) {
        return rule(pattern, 0, Stage.VISUAL);
    }

    public static Rule rule(String pattern, int priority, Stage stage) {
        return new Rule(
                new ElementPattern(pattern),
                priority,
                Rule.Limits.of(Thresholds.DEFAULT),
                Gates.OPEN,
                stage,
                Optional.of("call the expert on call"));
    }

    public static RuleVersion version(long id, Rule rule) {
        return new RuleVersion(new ThresholdRef(id, 1), NIGHT, "ann", "a test", 1, rule);
    }
}
