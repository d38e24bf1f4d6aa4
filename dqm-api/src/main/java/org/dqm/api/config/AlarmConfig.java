package org.dqm.api.config;

import java.time.Duration;
import java.util.Optional;
import org.dqm.alarm.Annunciation;
import org.dqm.alarm.Stage;
import org.dqm.alarm.flood.FloodLimits;

/**
 * When scores become alarms. Scores are −log₁₀ of a probability; counts are scored lumisections.
 *
 * @param off below it a lumisection is good
 * @param warn at and above it a lumisection is bad; {@code warnCount} bad ones of the last {@code warnWindow} warn
 * @param alarm one lumisection at or above it is an alarm
 * @param gross one lumisection at or above it is an alarm without any delay
 * @param quietCount good lumisections in a row that end an alarm
 * @param instruction what to do and whom to call; required if they sound
 * @param floods when so many new alarms are a flood
 * @param pipeline how alarms about the pipeline itself call people
 */
public record AlarmConfig(
        double off,
        double warn,
        int warnCount,
        int warnWindow,
        double alarm,
        double gross,
        int quietCount,
        Stage stage,
        String instruction,
        FloodLimits floods,
        Annunciation pipeline) {
    public AlarmConfig {
        Bounds.above("dqm.alarms.off-level", off, 0, "0");
        Bounds.above("dqm.alarms.warn-level", warn, off, "dqm.alarms.off-level");
        Bounds.within("dqm.alarms.warn-window", warnWindow, 1, 30);
        Bounds.within("dqm.alarms.warn-count", warnCount, 1, warnWindow);
        Bounds.above("dqm.alarms.alarm-level", alarm, warn, "dqm.alarms.warn-level");
        Bounds.above("dqm.alarms.gross-level", gross, alarm, "dqm.alarms.alarm-level");
        Bounds.within("dqm.alarms.quiet-count", quietCount, 1, 1000);
        if (stage == Stage.AUDIBLE) {
            Bounds.notBlank("dqm.alarms.instruction", instruction);
        }
    }

    static AlarmConfig read(Keys keys) {
        return new AlarmConfig(
                keys.number("dqm.alarms.off-level"),
                keys.number("dqm.alarms.warn-level"),
                keys.integer("dqm.alarms.warn-count"),
                keys.integer("dqm.alarms.warn-window"),
                keys.number("dqm.alarms.alarm-level"),
                keys.number("dqm.alarms.gross-level"),
                keys.integer("dqm.alarms.quiet-count"),
                Bounds.oneOf("dqm.alarms.stage", keys.text("dqm.alarms.stage"), Stage.class),
                keys.text("dqm.alarms.instruction"),
                floods(keys),
                pipeline(keys));
    }

    private static Annunciation pipeline(Keys keys) {
        Stage stage = Bounds.oneOf("dqm.alarms.pipeline-stage", keys.text("dqm.alarms.pipeline-stage"), Stage.class);
        String instruction = keys.text("dqm.alarms.pipeline-instruction");
        if (stage == Stage.AUDIBLE) {
            Bounds.notBlank("dqm.alarms.pipeline-instruction", instruction);
        }
        return new Annunciation(stage, Optional.of(instruction), Optional.empty());
    }

    private static FloodLimits floods(Keys keys) {
        int limit = keys.integer("dqm.alarms.flood-limit");
        int minutes = keys.integer("dqm.alarms.flood-minutes");
        Bounds.within("dqm.alarms.flood-limit", limit, 1, 1000);
        Bounds.within("dqm.alarms.flood-minutes", minutes, 1, 120);
        return new FloodLimits(limit, Duration.ofMinutes(minutes));
    }
}
