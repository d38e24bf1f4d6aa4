package org.dqm.alarm.machine;

import org.dqm.domain.ElementKey;
import org.dqm.domain.RecordId;

/** Gives lumisections their numbers, so that all machines are told the same ones. */
final class Numbering {
    /** Lumisections of a run before this come late. */
    private static final int FIRST = 1_000;

    private final ElementKey element;
    private int run = 1;
    private int ls = FIRST;
    private int late = FIRST;

    Numbering(ElementKey element) {
        this.element = element;
    }

    RecordId next(Machine.When when) {
        switch (when) {
            case NEXT -> ls++;
            case NEW_RUN -> {
                run++;
                ls = FIRST + 1;
            }
            case LATE, OF_THE_RUN_LEFT -> late--;
        }
        return switch (when) {
            case NEXT, NEW_RUN -> new RecordId(element, run, ls);
            case LATE -> new RecordId(element, run, late);
            case OF_THE_RUN_LEFT -> new RecordId(element, Math.max(1, run - 1), late);
        };
    }
}
