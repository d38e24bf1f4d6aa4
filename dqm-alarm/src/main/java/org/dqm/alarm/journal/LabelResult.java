package org.dqm.alarm.journal;

import org.dqm.alarm.label.Label;

/** What became of a label. */
public sealed interface LabelResult {
    /** It is kept. */
    record Kept(Label label) implements LabelResult {}

    /**
     * It names something that does not exist.
     *
     * @param field {@code alarmId}, {@code elementId}, {@code subsystem} or {@code supersedes}
     * @param detail what is missing and what there is instead
     */
    record Unknown(String field, String detail) implements LabelResult {}

    /** Somebody has superseded the same label before. */
    record AlreadySuperseded(Label successor) implements LabelResult {}
}
