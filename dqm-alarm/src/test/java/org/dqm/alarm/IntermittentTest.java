package org.dqm.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dqm.alarm.Verdicts.block;
import static org.dqm.alarm.Verdicts.dead;

import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault that comes and goes is one alarm that calls three times at most. */
class IntermittentTest {
    private static final int SHIFT = 1252;

    @Test
    void towerThatIsDeadForSevenOfNineteenLumisectionsCallsThreeTimesInAShift() {
        Room room = shift(ls -> ls % 19 < 7);

        assertThat(room.calls()).isEqualTo(3);
        assertThat(room.alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.isIntermittent()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void towerThatIsDeadInSevenRandomLumisectionsOfNineteenCallsThreeTimesAtMost(long seed) {
        boolean[] dead = new boolean[SHIFT + 19];
        Random random = new Random(seed);
        for (int from = 0; from < SHIFT; from += 19) {
            int first = from;
            random.ints(0, 19).distinct().limit(7).forEach(i -> dead[first + i] = true);
        }

        Room room = shift(ls -> dead[ls]);

        assertThat(room.calls()).as("seed %d", seed).isBetween(1L, 3L);
        assertThat(room.alarms()).hasSize(1);
    }

    @Test
    void itIsActiveUntilFortyQuietLumisections() {
        Room room = shift(ls -> ls <= 30 && ls % 10 == 0);
        int last = 30;

        assertThat(room.alarms()).isEmpty();
        assertThat(shiftUntil(last + 39).alarm(1).condition()).isEqualTo(Condition.ACTIVE);
        assertThat(shiftUntil(last + 40).alarm(1).condition()).isEqualTo(Condition.NORMAL);
    }

    @Test
    void faultThatComesBackAfterFortyQuietLumisectionsIsAnotherAlarm() {
        Room room = shift(ls -> ls == 10 || ls == 100);

        assertThat(room.alarm(2).onset().ls()).isEqualTo(100);
        assertThat(room.causes()).contains(Cause.CLOSED);
    }

    @Test
    void faultThatComesBackSoonIsTheSameAlarm() {
        Room room = shift(ls -> ls == 10 || ls == 30);

        assertThat(room.alarm(1).revision()).isEqualTo(2);
        assertThat(room.alarm(1).onset().ls()).isEqualTo(30);
    }

    private static Room shiftUntil(int end) {
        return shift(ls -> ls <= 30 && ls % 10 == 0, end);
    }

    private static Room shift(IntPredicate isDead) {
        return shift(isDead, SHIFT);
    }

    /** Every alarm is acknowledged at once, so that it closes as soon as it may. */
    private static Room shift(IntPredicate isDead, int end) {
        Room room = new Room();
        IntStream.rangeClosed(1, end).forEach(ls -> {
            if (isDead.test(ls)) {
                room.sees("Hcal/depth1", ls, dead(9, block(5, 5, 1, 1)));
            } else {
                room.sees("Hcal/depth1", ls);
            }
            room.alarms().stream()
                    .filter(alarm -> alarm.acknowledgement() == Acknowledgement.UNACKED
                            || alarm.acknowledgement() == Acknowledgement.RETURNED_UNACKED)
                    .forEach(alarm -> room.acknowledge(alarm.id()));
        });
        return room;
    }
}
