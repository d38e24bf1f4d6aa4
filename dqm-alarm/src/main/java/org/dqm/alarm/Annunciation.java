package org.dqm.alarm;

import java.util.Optional;

/**
 * How an alarm calls people.
 *
 * @param instruction what to do and whom to call; required where it sounds
 * @param threshold what says so; empty for an element that nobody configured
 */
public record Annunciation(Stage stage, Optional<String> instruction, Optional<ThresholdRef> threshold) {
    /** Of an element that nobody configured. */
    public static final Annunciation DEFAULT = new Annunciation(Stage.VISUAL, Optional.empty(), Optional.empty());

    /** The same without a sound. */
    Annunciation silent() {
        return stage == Stage.AUDIBLE ? new Annunciation(Stage.VISUAL, instruction, threshold) : this;
    }

    /** The louder of both; this one if they are alike. */
    Annunciation orLouder(Annunciation other) {
        return other.stage.compareTo(stage) > 0 ? other : this;
    }

    public Annunciation {
        if (stage == Stage.AUDIBLE
                && instruction.filter(text -> !text.isBlank()).isEmpty()) {
            throw new IllegalArgumentException("an AUDIBLE check needs an instruction: what to do and whom to call");
        }
    }
}
