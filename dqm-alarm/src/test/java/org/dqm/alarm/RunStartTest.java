package org.dqm.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.util.stream.IntStream;
import org.dqm.domain.BinSet;
import org.dqm.domain.Region;
import org.junit.jupiter.api.Test;

/** A change that is already there when a run begins is shown, without a sound. */
class RunStartTest {
    private static final String ME = "Hcal/depth1";
    private static final BinSet BINS = block(5, 5, 2, 2);
    private static final Region FAULT = dead(9, BINS);

    @Test
    void whatIsNewAtTheStartOfARunIsShownOnceWithoutASound() {
        Room room = secondRun();

        IntStream.rangeClosed(1, 20).forEach(ls -> room.sees(ME, ls, FAULT));
        room.in(3, "collisions").sees(ME, 1, FAULT);

        assertThat(room.alarms()).hasSize(1);
        assertThat(room.alarm(1).onset().isAtRunStart()).isTrue();
        assertThat(room.alarm(1).annunciation().stage()).isEqualTo(Stage.VISUAL);
        assertThat(room.alarm(1).acknowledgement()).isEqualTo(Acknowledgement.UNACKED);
        assertThat(room.calls()).isZero();
    }

    @Test
    void whatWasThereAtTheEndOfTheRunBeforeIsNotNew() {
        Room room = new Room().in(1, "collisions").sees(ME, 30, FAULT);

        room.in(2, "collisions").sees(ME, 1, FAULT);

        assertThat(room.alarm(1).onset().isAtRunStart()).isFalse();
        assertThat(room.calls()).isEqualTo(1);
    }

    @Test
    void whatBeginsAfterTenLumisectionsIsHeard() {
        Room tenth = secondRun().sees(ME, 10, FAULT);
        Room eleventh = secondRun().sees(ME, 11, FAULT);

        assertThat(tenth.alarm(1).isHeard()).isFalse();
        assertThat(eleventh.alarm(1).isHeard()).isTrue();
    }

    @Test
    void whatIsGrossIsHeardWheneverItComes() {
        Room room = secondRun().sees(ME, 1, dead(40, BINS));

        assertThat(room.alarm(1).onset().isAtRunStart()).isFalse();
        assertThat(room.calls()).isEqualTo(1);
    }

    @Test
    void theFirstRunOfAnElementHasNoRunBeforeToCompareWith() {
        Room room = new Room().sees(ME, 1, FAULT);

        assertThat(room.alarm(1).isHeard()).isTrue();
    }

    @Test
    void whatGrowsIsHeard() {
        Room room = secondRun().sees(ME, 1, FAULT);

        room.sees(ME, 12, dead(9, block(5, 5, 4, 4)));

        assertThat(room.causes()).endsWith(Cause.GREW);
        assertThat(room.calls()).isEqualTo(1);
    }

    @Test
    void anotherElementThatShowsItInTheSameLumisectionsMakesNoSound() {
        Room room = secondRun();
        room.in(1, "collisions").sees("Hcal/depth2", 29).in(2, "collisions");

        room.sees(ME, 1, FAULT).sees("Hcal/depth2", 1, FAULT);

        assertThat(room.alarms()).hasSize(1);
        assertThat(room.calls()).isZero();
    }

    /** A run without a fault has gone before. */
    private static Room secondRun() {
        return new Room().in(1, "collisions").sees(ME, 30).in(2, "collisions");
    }
}
