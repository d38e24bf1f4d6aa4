package org.dqm.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.dqm.alarm.Progress.Arrival;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final Progress run7 = Progress.startingAt(Verdicts.id(7, 10));

    @Test
    void lowerLumisectionOfTheRunIsLate() {
        assertThat(run7.arrivalOf(Verdicts.id(7, 9))).isEqualTo(Arrival.LATE);
        assertThat(run7.arrivalOf(Verdicts.id(7, 11))).isEqualTo(Arrival.NEXT);
    }

    @Test
    void stragglerOfTheRunJustLeftIsLate() {
        Progress run8 = run7.after(Verdicts.id(8, 1));

        assertThat(run8.arrivalOf(Verdicts.id(7, 11))).isEqualTo(Arrival.LATE);
        assertThat(run8.after(Verdicts.id(7, 11))).isEqualTo(run8);
    }

    @Test
    void replayOfAnOlderRunIsANewRun() {
        Progress replay = run7.after(Verdicts.id(3, 1));

        assertThat(run7.arrivalOf(Verdicts.id(3, 1))).isEqualTo(Arrival.NEW_RUN);
        assertThat(replay.arrivalOf(Verdicts.id(3, 2))).isEqualTo(Arrival.NEXT);
    }
}
