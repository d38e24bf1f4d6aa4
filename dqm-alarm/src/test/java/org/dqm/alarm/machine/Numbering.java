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
    private int leftOut;

    Numbering(ElementKey element) {
        this.element = element;
    }

    RecordId next(Machine.When when) {
        boolean isFilled = when == Machine.When.LEFT_OUT && leftOut == ls - 1;
        switch (when) {
            case NEXT -> ls++;
            case SKIPPING -> {
                leftOut = ls + 1;
                ls += 2;
            }
            case NEW_RUN -> {
                run++;
                ls = FIRST + 1;
            }
            case LEFT_OUT -> {
                late -= isFilled ? 0 : 1;
                leftOut = 0;
            }
            case LATE, OF_THE_RUN_LEFT -> late--;
        }
        return switch (when) {
            case NEXT, SKIPPING, NEW_RUN -> new RecordId(element, run, ls);
            case LEFT_OUT -> new RecordId(element, run, isFilled ? ls - 1 : late);
            case LATE -> new RecordId(element, run, late);
            case OF_THE_RUN_LEFT -> new RecordId(element, Math.max(1, run - 1), late);
        };
    }
}
