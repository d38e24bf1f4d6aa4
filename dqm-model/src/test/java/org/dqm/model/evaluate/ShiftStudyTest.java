package org.dqm.model.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dqm.model.evaluate.ShiftStudy.Alarm;
import org.dqm.model.evaluate.ShiftStudy.Shift;
import org.dqm.model.evaluate.ShiftStudy.Size;
import org.junit.jupiter.api.Test;

class ShiftStudyTest {
    @Test
    void alarmsThatBeginTogetherAreCountedTogether() {
        Shift shift = new Shift(
                1, Size.FULL, List.of(new Alarm(3, 10), new Alarm(4, 12), new Alarm(7, 13), new Alarm(9, 500)));

        assertThat(shift.mostWithin(1)).isEqualTo(1);
        assertThat(shift.mostWithin(3)).isEqualTo(2);
        assertThat(shift.mostWithin(4)).isEqualTo(3);
    }

    @Test
    void quietShiftHasNone() {
        assertThat(new Shift(1, Size.FULL, List.of()).mostWithin(3)).isZero();
    }
}
